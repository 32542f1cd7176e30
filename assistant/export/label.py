"""The label of generated text: visible in the file, and as metadata for machines.

人工智能生成合成内容标识办法 (in force since 2025-09-01); field names from GB 45438-2025, annex E.
"""

import hashlib
import json

from assistant.records import Draft

AI_LABEL = "（本文部分内容由人工智能辅助生成）"
PROPERTY = "AIGC"


def visible_label(draft: Draft) -> str:
    """Tell a reader that a model wrote sentences of this draft; empty where none did."""
    return AI_LABEL if is_generated(draft) else ""


def metadata_label(draft: Draft) -> str:
    """Tell the same to machines, as JSON: Label 1 means generated, the id is a digest of the text."""
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    fields = {
        "Label": "1",
        "ContentProducer": draft.model,
        "ProduceID": digest[:32],
        "ReservedCode1": "",
        "ContentPropagator": draft.unit,
        "PropagateID": digest[:32],
        "ReservedCode2": "",
    }
    return json.dumps(fields, ensure_ascii=False)


def is_generated(draft: Draft) -> bool:
    """Whether a model wrote any sentence of the draft."""
    return any(sentence.origin == "model" for section in draft.sections for sentence in section.sentences)
