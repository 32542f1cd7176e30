"""A sheet and exemplars in, a draft out: outline, realize, compose, bind, pipeline; jobs and drafts keep them."""
