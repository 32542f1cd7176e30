"""工笔: from a township trade union's facts to a work summary its secretary can sign."""
