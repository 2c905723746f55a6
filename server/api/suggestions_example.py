"""An example of what a ticket suggests, for the description of the API."""

from pydantic.config import JsonDict

_CITATION: JsonDict = {
    "number": 1,
    "document": "7c3a9a04e1b2",
    "version": "d41f0c6b9e77",
    "path": "policies/returns.pdf",
    "title": "Returns policy",
    "section": "Returns policy › Windows",
    "kind": "policy",
    "owner": "returns@lumenfold.example",
    "start": 812,
    "end": 871,
    "quote": "An opened charger may be returned within 30 days of delivery.",
    "url": "/documents/7c3a9a04e1b2/versions/d41f0c6b9e77?start=812&end=871#cited",
    "in_force_from": "2026-03-01T00:00:00Z",
    "in_force_to": "2027-03-01T00:00:00Z",
    "verified_at": "2026-10-02T00:00:00Z",
    "is_internal": False,
    "page": 2,
    "is_exception": False,
}
_EARLIER: JsonDict = _CITATION | {
    "version": "0b6d2f8a51c3",
    "quote": "An opened charger may be returned within 14 days of delivery.",
    "url": "/documents/7c3a9a04e1b2/versions/0b6d2f8a51c3?start=640&end=699#cited",
    "in_force_from": "2025-01-01T00:00:00Z",
    "in_force_to": "2026-03-01T00:00:00Z",
}
_QUESTION = "Can I send the charger back although I opened it?"
_ANSWER: JsonDict = {
    "id": "5f0e8c2b7a9d4e61b3c8d0f1a2e4c6b8",
    "question": _QUESTION,
    "outcome": "answered",
    "text": "An opened charger may be returned within 30 days of delivery. [1]",
    "sentences": [
        {
            "text": "An opened charger may be returned within 30 days of delivery.",
            "citations": [1],
            "is_internal": False,
        }
    ],
    "citations": [_CITATION],
    "as_of": "2026-11-22T09:30:00Z",
    "asked_at": "2026-11-22T09:30:00Z",
    "confidence": 0.87,
}
SUGGESTIONS: JsonDict = {
    "suggestions": [
        {
            "label": _QUESTION,
            "question": _QUESTION,
            "found_in": "messages.0",
            "answer": _ANSWER,
        }
    ],
    "as_of_suggestions": [
        {
            "date": "2026-02-20",
            "kind": "order_date",
            "found_in": "fields.order_date",
            "text": "2026-02-20",
            "differences": [
                {
                    "question": _QUESTION,
                    "then": {
                        "as_of": "2026-02-20T12:00:00Z",
                        "outcome": "answered",
                        "text": "An opened charger may be returned within 14 days of delivery. [1]",
                        "sentences": [
                            {
                                "text": "An opened charger may be returned within 14 days of delivery.",
                                "citations": [1],
                                "is_internal": False,
                            }
                        ],
                        "citations": [_EARLIER],
                    },
                }
            ],
        },
        {
            "date": "2026-02-27",
            "kind": "delivery_date",
            "found_in": "messages.0",
            "text": "last Friday",
        },
    ],
    "as_of": "2026-11-22T09:30:00Z",
    "timings_ms": {"total": 312.4},
}
