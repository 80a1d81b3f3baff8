-- What a remark at the counter is an answer to, whatever the survey of the place asks: one mark and the words.
-- It serves every customer type; the one named here is only where its versions are kept.
INSERT INTO questionnaire (id, version, customer_type, published_at, definition)
VALUES ('remark', 1, 'CONSUMER', now(), $json$
{"languages": ["en", "es", "ar"], "title": {"en": "Remark", "es": "Comentario", "ar": "ملاحظة"}, "questions": [
	{"kind": "RATING", "id": "overall", "required": true, "text": {"en": "How well did we treat you?", "es": "¿Cómo le hemos tratado?", "ar": "كيف كانت معاملتنا لك؟"}, "low": {"en": "Very poor", "es": "Muy mal", "ar": "سيئ جدًا"}, "high": {"en": "Very good", "es": "Muy bien", "ar": "جيد جدًا"}},
	{"kind": "TEXT", "id": "comment", "required": false, "text": {"en": "In the customer's words", "es": "Con las palabras del cliente", "ar": "بكلمات العميل"}, "longest": 4000}
]}
$json$)
ON CONFLICT (id, version) DO NOTHING;
