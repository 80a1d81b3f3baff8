-- Why things go wrong, as the organisation names it. What was named once never vanishes: cases point at it.
CREATE TABLE root_cause (
	code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
	-- by language, English at least
	names jsonb NOT NULL CHECK (names ? 'en'),
	retired boolean NOT NULL DEFAULT false,
	revision bigint NOT NULL DEFAULT 1
);
INSERT INTO root_cause (code, names) VALUES
	('PROCESS', '{"en": "Process or procedure", "es": "Proceso o procedimiento", "ar": "الإجراءات وسير العمل"}'),
	('TRAINING', '{"en": "Training and knowledge", "es": "Formación y conocimientos", "ar": "التدريب والمعرفة"}'),
	('STAFFING', '{"en": "Staffing and workload", "es": "Personal y carga de trabajo", "ar": "عدد الموظفين وعبء العمل"}'),
	('COMMUNICATION', '{"en": "Communication and hand-over", "es": "Comunicación y traspaso", "ar": "التواصل والتسليم"}'),
	('CONDUCT', '{"en": "Conduct of a person", "es": "Conducta de una persona", "ar": "سلوك شخص"}'),
	('EQUIPMENT', '{"en": "Equipment and facilities", "es": "Equipos e instalaciones", "ar": "المعدات والمرافق"}'),
	('SYSTEM', '{"en": "Computer system or data", "es": "Sistema informático o datos", "ar": "نظام الحاسوب أو البيانات"}'),
	('PRODUCT', '{"en": "Product or service itself", "es": "El propio producto o servicio", "ar": "المنتج أو الخدمة نفسها"}'),
	('SUPPLIER', '{"en": "Supplier or partner", "es": "Proveedor o socio", "ar": "مورّد أو شريك"}'),
	('POLICY', '{"en": "Rule or price policy", "es": "Norma o política de precios", "ar": "قاعدة أو سياسة أسعار"}'),
	('OUTSIDE', '{"en": "Outside of our control", "es": "Fuera de nuestro control", "ar": "خارج عن سيطرتنا"}');

-- What a case had as its root, as far as somebody found out.
CREATE TABLE case_root_cause (
	complaint uuid PRIMARY KEY REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	code text NOT NULL REFERENCES root_cause,
	words text,
	revision bigint NOT NULL,
	noted_at timestamptz NOT NULL,
	noted_by text NOT NULL
);
CREATE INDEX case_root_cause_code ON case_root_cause (code);
ALTER TABLE case_root_cause ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_root_cause FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON case_root_cause
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- Whoever may not see a case sees nothing of it.
CREATE POLICY of_a_case_in_sight ON case_root_cause AS RESTRICTIVE FOR SELECT
	USING ((SELECT caller_manages()) OR EXISTS (SELECT FROM complaint c WHERE c.id = case_root_cause.complaint));

-- What is done so that it does not happen again: who does it until which day of the site's calendar, and what it is to change.
CREATE TABLE corrective_action (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	revision bigint NOT NULL,
	state text NOT NULL CHECK (state IN ('OPEN', 'DONE', 'DROPPED')),
	what text NOT NULL,
	owner_id text NOT NULL,
	owner_name text NOT NULL,
	due_on date NOT NULL,
	effect text,
	made_at timestamptz NOT NULL,
	made_by_id text NOT NULL,
	made_by_name text NOT NULL,
	ended_at timestamptz,
	ended_by text,
	ended_note text,
	-- the case that it came from, if that was merged
	moved_from uuid REFERENCES complaint,
	CHECK ((state = 'OPEN') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
	CHECK (state <> 'DROPPED' OR ended_note IS NOT NULL)
);
CREATE INDEX corrective_action_complaint ON corrective_action (complaint, due_on, id);
CREATE INDEX corrective_action_open ON corrective_action (due_on, complaint) WHERE state = 'OPEN';
ALTER TABLE corrective_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE corrective_action FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON corrective_action
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
CREATE POLICY of_a_case_in_sight ON corrective_action AS RESTRICTIVE FOR SELECT
	USING ((SELECT caller_manages()) OR EXISTS (SELECT FROM complaint c WHERE c.id = corrective_action.complaint));
