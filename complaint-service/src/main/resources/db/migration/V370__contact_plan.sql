-- How we stay in contact with somebody who writes very often at one site, as a manager decided it, or that they said no to it. It
-- belongs to the case at which it was decided and holds for all of that contact's cases; no message is dropped for it.
CREATE TABLE contact_plan (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	-- as cases have it, in small letters; goes with the person
	contact text,
	internal boolean NOT NULL,
	revision bigint NOT NULL,
	state text NOT NULL CHECK (state IN ('ACTIVE', 'ENDED', 'LAPSED', 'DECLINED')),
	reason text NOT NULL,
	person_id text,
	person_name text,
	reply_every integer CHECK (reply_every > 0),
	review_on date,
	-- what the customer was told
	letter uuid,
	decided_at timestamptz NOT NULL,
	decided_by_id text NOT NULL,
	decided_by_name text NOT NULL,
	ended_at timestamptz,
	ended_by text,
	end_reason text,
	CHECK ((state = 'DECLINED') = (person_id IS NULL)),
	CHECK (person_id IS NULL OR (person_name IS NOT NULL AND reply_every IS NOT NULL AND review_on IS NOT NULL)),
	CHECK ((state IN ('ENDED', 'LAPSED')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX contact_plan_one ON contact_plan (site, contact, internal) WHERE state = 'ACTIVE';
CREATE INDEX contact_plan_contact ON contact_plan (site, contact, internal);
CREATE INDEX contact_plan_complaint ON contact_plan (complaint);
CREATE INDEX contact_plan_list ON contact_plan (decided_at DESC, id DESC);
ALTER TABLE contact_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON contact_plan
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Who writes often is looked for among the cases and messages of the last weeks.
CREATE INDEX complaint_of_contact_since ON complaint (received_at) WHERE contact_email IS NOT NULL;
CREATE INDEX complaint_entry_messages ON complaint_entry (at) WHERE kind = 'MESSAGE';

-- What the customer is told of it; head office changes or retires it like the others.
SELECT set_config('app.sites', '*', true);
INSERT INTO letter_template (id, site, revision, name, language, text, retired, changed_at, changed_by) VALUES
('01990000-0000-7000-8000-000000000370', NULL, 1, 'How we stay in contact', 'en', 'Dear {name},

Thank you for writing to us. We read everything that you send us and keep it with your complaint, and every new matter is opened as a complaint of its own.

So that you get answers from somebody who knows what happened, we do it like this from now on: {plan-person} is your contact and answers {plan-every} what you have written until then. This holds until {plan-until}; by then we look at it again.

I understand that you may see this differently. Please let us know if you do: we will take it into account when we look at it again.

Thank you for your patience.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000371', NULL, 1, 'كيف نبقى على تواصل', 'ar', 'عزيزي {name}،

شكرًا لأنك تكتب إلينا. نقرأ كل ما ترسله ونحفظه مع شكواك، وكل موضوع جديد نفتحه شكوى قائمة بذاتها.

لكي يجيبك شخص يعرف ما حدث، نعمل من الآن على النحو التالي: {plan-person} هو المسؤول عن التواصل معك، ويجيب {plan-every} عما كتبته حتى ذلك الحين. يسري هذا حتى {plan-until}، ونراجعه قبل ذلك الموعد.

نتفهم أنك قد ترى الأمر بشكل مختلف. يرجى إخبارنا بذلك: سنأخذه في الحسبان عند المراجعة.

نشكرك على صبرك.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000372', NULL, 1, 'Cómo seguimos en contacto', 'es', 'Hola, {name}:

Gracias por escribirnos. Leemos todo lo que nos envía y lo guardamos con su queja, y cada asunto nuevo se abre como una queja propia.

Porque queremos que le conteste alguien que sabe lo que pasó, a partir de ahora lo hacemos así: {plan-person} es su persona de contacto y contesta {plan-every} a lo que haya escrito hasta entonces. Esto vale hasta el {plan-until}; para entonces lo revisamos.

Entendemos que quizá lo vea de otra manera. Puede decírnoslo en cualquier momento: vamos a tenerlo en cuenta en la revisión.

Gracias por su paciencia.

{me}
{contact}', false, now(), 'Touchpoint');
