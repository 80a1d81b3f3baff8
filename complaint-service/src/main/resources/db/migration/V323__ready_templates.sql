-- Texts to begin with; head office changes or retires them. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
INSERT INTO letter_template (id, site, revision, name, language, text, retired, changed_at, changed_by) VALUES
('01990000-0000-7000-8000-000000000301', NULL, 1, 'Apology and next step', 'en', 'Dear {name},

Thank you for telling us about "{subject}" ({reference}). I am sorry for what you went through; I understand that this was not what you came to us for.

We looked into it, and this is how it came about: …

This is what I will do next: … You hear from me by {answer-by} at the latest.

Thank you for giving us the chance to put it right.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000302', NULL, 1, 'We need an answer from you', 'en', 'Dear {name},

Thank you for your complaint {reference}. I understand that you want a quick result, and one thing is still missing for it, because only you know it:

…

Please let us know on your tracking page or by answering this message. As soon as we have it, we go on at once.

Thank you for your help.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000303', NULL, 1, 'Our promise to you', 'en', 'Dear {name},

Thank you for your patience with {reference}. I understand that you want to know where you stand.

Because we want you to be able to hold us to it, here is what we promised you: {promise}. We will have done it by {promise-due}.

Thank you for staying with us.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000304', NULL, 1, 'The result', 'en', 'Dear {name},

Thank you for your complaint "{subject}" ({reference}). I understand how much this mattered to you, and I apologise for it.

This is what we found: … The reason was: …

We will now …, and you can tell us at any time if something is still not right.

Thank you for helping us to get better.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000305', NULL, 1, 'اعتذار وخطوة تالية', 'ar', 'عزيزي {name}،

شكرًا لأنك أخبرتنا عن «{subject}» ({reference}). نعتذر عما مررت به، ونتفهم أن هذا ليس ما جئت إلينا من أجله.

راجعنا ما حدث، وهذا هو السبب: …

الخطوة التالية من جانبنا: … وسوف نرد عليك في موعد أقصاه {answer-by}.

نشكرك لأنك أتحت لنا فرصة تصحيح الأمر.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000306', NULL, 1, 'نحتاج إلى جواب منك', 'ar', 'عزيزي {name}،

شكرًا على شكواك {reference}. نتفهم أنك تريد نتيجة سريعة، وما زال ينقصنا أمر واحد لأنك وحدك من يعرفه:

…

يرجى إخبارنا بذلك في صفحة المتابعة أو بالرد على هذه الرسالة. وحالما يصلنا جوابك نتابع العمل فورًا.

نشكرك على مساعدتك.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000307', NULL, 1, 'وعدنا لك', 'ar', 'عزيزي {name}،

شكرًا على صبرك بشأن {reference}. نتفهم أنك تريد أن تعرف أين وصل الأمر.

لأننا نريد أن تتمكن من محاسبتنا، هذا ما وعدناك به: {promise}. سوف ننجزه في موعد أقصاه {promise-due}.

نشكرك على بقائك معنا.

{me}
{contact}', false, now(), 'Touchpoint'),
('01990000-0000-7000-8000-000000000308', NULL, 1, 'النتيجة', 'ar', 'عزيزي {name}،

شكرًا على شكواك «{subject}» ({reference}). نتفهم كم كان الأمر مهمًا لك، ونعتذر عنه.

هذا ما تبين لنا: … والسبب هو: …

سوف نقوم الآن بما يلي: … ويمكنك إخبارنا في أي وقت إن بقي شيء غير صحيح.

نشكرك لأنك تساعدنا على التحسن.

{me}
{contact}', false, now(), 'Touchpoint');
