-- The scripts that visits are planned with until somebody writes another one: the sets of the question library.
-- A script serves every customer type; the one named here is only where its versions are kept.
INSERT INTO questionnaire (id, version, customer_type, published_at, definition)
VALUES ('mystery-visit', 1, 'CONSUMER', now(), $json$
{"languages": ["en", "es", "ar"], "title": {"en": "Mystery visit", "es": "Visita de cliente misterioso", "ar": "زيارة المتسوق السري"}, "questions": [
	{"kind": "SECONDS", "id": "greeting-time", "required": false, "text": {"en": "Time until somebody greeted you", "es": "Tiempo hasta que le saludaron", "ar": "الوقت حتى رحّب بك أحد"}, "step": "GREET", "target": 30, "limit": 180},
	{"kind": "YES_NO", "id": "greet", "required": true, "text": {"en": "You were greeted at once, kindly and with eye contact", "es": "Le saludaron enseguida, con amabilidad y mirándole a los ojos", "ar": "رُحّب بك فورًا وبلطف ومع النظر في عينيك"}, "step": "GREET"},
	{"kind": "YES_NO", "id": "understand", "required": true, "text": {"en": "They asked and listened until your need was clear", "es": "Preguntaron y escucharon hasta entender qué necesitaba", "ar": "سألوا وأصغوا حتى اتضحت حاجتك"}, "step": "UNDERSTAND"},
	{"kind": "YES_NO", "id": "explain", "required": true, "text": {"en": "They explained in plain words", "es": "Explicaron con palabras sencillas", "ar": "شرحوا بكلمات بسيطة"}, "step": "EXPLAIN"},
	{"kind": "YES_NO", "id": "suggest", "required": true, "text": {"en": "They suggested what to do next", "es": "Propusieron qué hacer a continuación", "ar": "اقترحوا الخطوة التالية"}, "step": "SUGGEST"},
	{"kind": "YES_NO", "id": "thank", "required": true, "text": {"en": "They thanked you and said goodbye", "es": "Le dieron las gracias y se despidieron", "ar": "شكروك وودّعوك"}, "step": "THANK"},
	{"kind": "SECONDS", "id": "waiting-time", "required": false, "text": {"en": "Time you waited to be served", "es": "Tiempo de espera hasta que le atendieron", "ar": "وقت انتظارك حتى تمت خدمتك"}, "target": 300, "limit": 900},
	{"kind": "RATING", "id": "job-knowledge", "required": false, "text": {"en": "Knows the job", "es": "Conoce su trabajo", "ar": "يعرف عمله"}, "competency": "JOB_KNOWLEDGE", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "RATING", "id": "product-knowledge", "required": false, "text": {"en": "Knows the products and services", "es": "Conoce los productos y servicios", "ar": "يعرف المنتجات والخدمات"}, "competency": "PRODUCT_KNOWLEDGE", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "RATING", "id": "attitude", "required": false, "text": {"en": "Attitude towards you", "es": "Actitud hacia usted", "ar": "موقفه تجاهك"}, "competency": "ATTITUDE", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "RATING", "id": "under-pressure", "required": false, "text": {"en": "Works well under pressure", "es": "Trabaja bien bajo presión", "ar": "يعمل جيدًا تحت الضغط"}, "competency": "UNDER_PRESSURE", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "RATING", "id": "problem-solving", "required": false, "text": {"en": "Solves problems", "es": "Resuelve problemas", "ar": "يحل المشكلات"}, "competency": "PROBLEM_SOLVING", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "TEXT", "id": "comment", "required": false, "text": {"en": "What happened, in your own words", "es": "Qué ocurrió, con sus propias palabras", "ar": "ماذا حدث، بكلماتك أنت"}, "longest": 4000}
]}
$json$)
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO questionnaire (id, version, customer_type, published_at, definition)
VALUES ('inspection', 1, 'CONSUMER', now(), $json$
{"languages": ["en", "es", "ar"], "title": {"en": "Inspection", "es": "Inspección", "ar": "تفتيش"}, "questions": [
	{"kind": "RATING", "id": "clean", "required": true, "text": {"en": "Cleanliness", "es": "Limpieza", "ar": "النظافة"}, "attribute": "CLEANLINESS", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "RATING", "id": "appearance", "required": true, "text": {"en": "Appearance of the place and the people", "es": "Aspecto del lugar y del personal", "ar": "مظهر المكان والموظفين"}, "dimension": "TANGIBLES", "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "YES_NO", "id": "signs", "required": true, "text": {"en": "Signs are there, readable and correct", "es": "Los letreros están, se leen y son correctos", "ar": "اللافتات موجودة ومقروءة وصحيحة"}},
	{"kind": "YES_NO", "id": "equipment", "required": true, "text": {"en": "The equipment works and is complete", "es": "El equipo funciona y está completo", "ar": "الأجهزة تعمل وهي كاملة"}},
	{"kind": "YES_NO", "id": "passages", "required": true, "text": {"en": "Passages and emergency exits are free", "es": "Los pasos y las salidas de emergencia están libres", "ar": "الممرات ومخارج الطوارئ خالية من العوائق"}},
	{"kind": "RATING", "id": "condition", "required": false, "text": {"en": "Condition of furniture and light", "es": "Estado del mobiliario y de la luz", "ar": "حالة الأثاث والإضاءة"}, "low": {"en": "Poor", "es": "Mal", "ar": "ضعيف"}, "high": {"en": "Excellent", "es": "Excelente", "ar": "ممتاز"}},
	{"kind": "TEXT", "id": "comment", "required": false, "text": {"en": "What has to be done", "es": "Qué hay que hacer", "ar": "ما الذي يجب عمله"}, "longest": 4000}
]}
$json$)
ON CONFLICT (id, version) DO NOTHING;
