import { Alert, Anchor, Button, Checkbox, FileInput, Group, Paper, SegmentedControl, Stack, TextInput, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { type Kept, type LetterWork, upload, useKeepLetter } from "./api";

interface Values {
  file: File | null;
  kind: "COMPLAINT" | "COMPLIMENT";
  words: string;
  subject: string;
  unit: string;
  person: string;
  email: string;
  name: string;
  consent: boolean;
}

const START: Values = { file: null, kind: "COMPLAINT", words: "", subject: "", unit: "", person: "", email: "", name: "", consent: false };
const FIELDS = ["body", "words", "description", "subject", "unit", "person", "contact.email", "contact.name", "contact.consent"];
const RENAMED: Record<string, string> = { body: "file", description: "words", "contact.email": "email", "contact.name": "name", "contact.consent": "consent" };

function work(values: Values, site: string, once: string): LetterWork {
  const email = values.email.trim();
  const name = values.name.trim();
  const words = values.words.trim();
  if (values.kind === "COMPLIMENT") {
    return { kind: "COMPLIMENT", compliment: { words, unit: values.unit.trim() || null, person: values.person.trim() || null, contact: email ? { email, name: name || null, consent: values.consent } : null } };
  }
  return {
    kind: "COMPLAINT",
    once,
    complaint: { site, causes: ["OTHER"], channel: "LETTER", subject: values.subject.trim(), description: words, ...(email && { contact: { email, ...(name && { name }), consent: values.consent } }) },
  };
}

export function LetterForm({ site }: { site: string }) {
  const { t } = useTranslation("counter");
  const keep = useKeepLetter();
  const [letter, setLetter] = useState<string | null>(null);
  const [once, setOnce] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [done, setDone] = useState<Kept | null>(null);
  const form = useForm<Values>({
    initialValues: START,
    validate: {
      file: (value) => (value === null && letter === null ? t("letter.fileNeeded") : null),
      words: (value) => (value.trim() === "" ? t("letter.wordsNeeded") : null),
      subject: (value, values) => (values.kind === "COMPLAINT" && value.trim() === "" ? t("letter.subjectNeeded") : null),
      email: (value) => (value.trim() === "" || /^\S+@\S+\.\S+$/.test(value.trim()) ? null : t("letter.emailWrong")),
      consent: (value, values) => (values.email.trim() !== "" && !value ? t("letter.consentNeeded") : null),
    },
  });
  const save = async (values: Values) => {
    setBusy(true);
    setFailure(null);
    setDone(null);
    try {
      // A scan that is there already is not sent a second time.
      const id = letter ?? (values.file === null ? null : (await upload(site, values.file)).id);
      if (id === null) {
        return;
      }
      setLetter(id);
      setDone(await keep.mutateAsync({ letter: id, work: work(values, site, once) }));
      setLetter(null);
      setOnce(randomKey());
      form.setValues({ ...START, kind: values.kind });
    } catch (error) {
      setFailure(error);
      showErrors(form, Object.fromEntries(Object.entries(fieldErrors(error, FIELDS)).map(([field, message]) => [RENAMED[field] ?? field, message])));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="md" maw={820}>
      {done && (
        <Alert color="green" role="status" title={t("letter.done")}>
          <Anchor component={Link} to={done.path}>
            {done.reference === null ? t("letter.openCompliment") : t("letter.openComplaint", { reference: done.reference })}
          </Anchor>
        </Alert>
      )}
      {failure !== null && <ProblemPanel error={failure} faults={otherFaults(failure, FIELDS)} />}
      <form noValidate onSubmit={form.onSubmit((values) => void save(values), toFirstWrong(form))}>
        <Paper withBorder p="md">
          <Stack gap="md">
            <FileInput
              label={t("letter.file")}
              description={letter === null ? t("letter.fileHint") : t("letter.fileThere")}
              required
              clearable
              accept="application/pdf,image/jpeg,image/png"
              {...form.getInputProps("file")}
              onChange={(file) => {
                setLetter(null);
                form.setFieldValue("file", file);
              }}
            />
            <SegmentedControl
              aria-label={t("letter.kind")}
              data={[
                { value: "COMPLAINT", label: t("letter.complaint") },
                { value: "COMPLIMENT", label: t("letter.compliment") },
              ]}
              {...form.getInputProps("kind")}
            />
            {form.values.kind === "COMPLAINT" && <TextInput label={t("letter.subject")} required maxLength={200} dir="auto" {...form.getInputProps("subject")} />}
            <Textarea label={t("letter.words")} description={t("letter.wordsHint")} required autosize minRows={5} maxLength={4000} dir="auto" {...form.getInputProps("words")} />
            {form.values.kind === "COMPLIMENT" && (
              <div className="tp-fields">
                <TextInput label={t("letter.unit")} maxLength={120} {...form.getInputProps("unit")} />
                <TextInput label={t("letter.person")} maxLength={120} {...form.getInputProps("person")} />
              </div>
            )}
            <Title order={2} mt="xs">
              {t("letter.writer")}
            </Title>
            <div className="tp-fields">
              <TextInput label={t("letter.name")} autoComplete="off" {...form.getInputProps("name")} />
              <TextInput label={t("letter.email")} type="email" autoComplete="off" dir="ltr" {...form.getInputProps("email")} />
            </div>
            <Checkbox label={t("letter.consent")} {...form.getInputProps("consent", { type: "checkbox" })} />
            <Group justify="flex-end">
              <Button type="submit" loading={busy}>
                {t("letter.save")}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </form>
    </Stack>
  );
}
