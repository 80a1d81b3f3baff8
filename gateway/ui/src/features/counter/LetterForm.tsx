import { Alert, Anchor, Button, Checkbox, FileInput, Group, Paper, SegmentedControl, Select, Stack, TextInput, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemPanel } from "@/components/states";
import type { Site } from "@/lib/contract";
import { atSite, useColleagues } from "@/lib/colleagues";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { postalOf } from "@/lib/postal";
import { fieldErrors, otherFaults, problemOf } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { enter, type Kept, type LetterWork, upload, useKeepLetter } from "./api";
import { LetterMarks } from "./LetterMarks";
import { fieldOf, isEmpty, type Marked, marksAnswer, UNMARKED } from "./model";

interface Values {
  file: File | null;
  /** A day as 2026-01-31; empty is today. */
  receivedOn: string;
  kind: "COMPLAINT" | "COMPLIMENT";
  words: string;
  subject: string;
  unit: string;
  person: string;
  personId: string | null;
  email: string;
  name: string;
  /** Where the writer is answered by post, line by line. */
  address: string;
  consent: boolean;
}

const START: Values = { file: null, receivedOn: "", kind: "COMPLAINT", words: "", subject: "", unit: "", person: "", personId: null, email: "", name: "", address: "", consent: false };
const FIELDS = ["body", "receivedOn", "words", "description", "subject", "unit", "person", "contact.email", "contact.name", "contact.consent", "postal.name", "postal.address"];
const RENAMED: Record<string, string> = { body: "file", description: "words", "contact.email": "email", "contact.name": "name", "contact.consent": "consent", "postal.name": "name", "postal.address": "address" };

const ABOUT = ["touchpoint", "customerType", "language", "relation", "referredBy", "waitedSeconds"];

/** The faults that are about the marks, by the names of their fields on the page. */
function markFaults(error: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldErrors(error, aboutMarks(error))).map(([field, message]) => [fieldOf(field), message]));
}

function aboutMarks(error: unknown): string[] {
  return (problemOf(error).errors ?? []).map((fault) => fault.field).filter((field) => ABOUT.includes(field) || field.startsWith("answers."));
}

/** A scan that is stored, and the day it came. */
interface Stored {
  id: string;
  receivedOn: string;
}

function work(values: Values, site: string, receivedOn: string, once: string, { touchpoint, customerType, language }: Marked, response: string | null): LetterWork {
  const place = { touchpoint: touchpoint || null, response };
  const email = values.email.trim();
  const name = values.name.trim();
  const postal = postalOf(name, values.address.trim(), email !== "");
  const words = values.words.trim();
  if (values.kind === "COMPLIMENT") {
    return {
      kind: "COMPLIMENT",
      compliment: { ...place, ...(language && { language }), words, unit: values.unit.trim() || null, person: values.person.trim() || null, personId: values.personId, contact: email ? { email, name: name || null, consent: values.consent } : null },
    };
  }
  return {
    kind: "COMPLAINT",
    once,
    complaint: { site, causes: ["OTHER"], channel: "LETTER", receivedOn, subject: values.subject.trim(), description: words, ...(response !== null && { responses: [response] }), ...(customerType && { customerType }), ...(language && { language }), ...(email && { contact: { email, ...(name && { name }), consent: values.consent } }), ...(postal && { postal }) },
  };
}

export function LetterForm({ site: at }: { site: Site }) {
  const site = at.code;
  const { t } = useTranslation("counter");
  const keep = useKeepLetter();
  const [letter, setLetter] = useState<Stored | null>(null);
  const [once, setOnce] = useState(randomKey);
  const [marks, setMarks] = useState(UNMARKED);
  const [marked, setMarked] = useState<string | null>(null);
  const [markErrors, setMarkErrors] = useState<Record<string, string>>({});
  const people = atSite(site, useColleagues().data ?? []);
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
    if (marks.touchpoint === "" && !isEmpty(marks.typed)) {
      setMarkErrors({ touchpoint: t("letter.touchpointNeeded") });
      return;
    }
    setBusy(true);
    setFailure(null);
    setDone(null);
    setMarkErrors({});
    try {
      // A scan that is there already is not sent a second time.
      const stored = letter ?? (values.file && (await upload(site, values.file, values.receivedOn)));
      if (stored === null) {
        return;
      }
      const { id, receivedOn } = stored;
      setLetter(stored);
      const answer = marksAnswer(site, marks, values.kind === "COMPLIMENT");
      const response = marked ?? (answer === null ? null : (await enter(`letter-${id}`, answer)).id);
      setMarked(response);
      setDone(await keep.mutateAsync({ letter: id, work: work(values, site, receivedOn, once, marks, response) }));
      setLetter(null);
      setMarked(null);
      setMarks(UNMARKED);
      setOnce(randomKey());
      form.setValues({ ...START, kind: values.kind });
    } catch (error) {
      setFailure(error);
      setMarkErrors(markFaults(error));
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
      {failure !== null && <ProblemPanel error={failure} faults={otherFaults(failure, [...FIELDS, ...aboutMarks(failure)])} />}
      <form noValidate onSubmit={form.onSubmit((values) => void save(values), toFirstWrong(form))}>
        <Paper withBorder p="md">
          <Stack gap="md">
            <FileInput
              label={t("letter.file")}
              placeholder={t("letter.choose")}
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
            {/* The day stays with the scan, which is kept first. */}
            <TextInput type="date" label={t("letter.receivedOn")} description={t("letter.receivedOnHint")} maw={260} disabled={letter !== null} {...form.getInputProps("receivedOn")} />
            <SegmentedControl
              aria-label={t("letter.kind")}
              data={[
                { value: "COMPLAINT", label: t("letter.complaint") },
                { value: "COMPLIMENT", label: t("letter.compliment") },
              ]}
              {...form.getInputProps("kind")}
            />
            {form.values.kind === "COMPLAINT" && <TextInput label={t("letter.subject")} required maxLength={200} {...form.getInputProps("subject")} />}
            <Textarea label={t("letter.words")} description={t("letter.wordsHint")} required autosize minRows={5} maxLength={4000} {...form.getInputProps("words")} />
            {form.values.kind === "COMPLIMENT" && (
              <div className="tp-fields">
                <TextInput label={t("letter.unit")} maxLength={120} {...form.getInputProps("unit")} />
                <TextInput
                  label={t("letter.person")}
                  maxLength={120}
                  {...form.getInputProps("person")}
                  onChange={(event) => {
                    form.setValues({ person: event.currentTarget.value, personId: null });
                  }}
                />
                {people.length > 0 && (
                  <Select
                    label={t("letter.colleague")}
                    description={t("letter.colleagueHint")}
                    searchable
                    clearable
                    limit={50}
                    data={people.map((each) => ({ value: each.id, label: each.name }))}
                    value={form.values.personId}
                    onChange={(id) => {
                      form.setValues({ personId: id, person: people.find((each) => each.id === id)?.name ?? form.values.person });
                    }}
                  />
                )}
              </div>
            )}
            <LetterMarks site={at} value={marks} errors={markErrors} stored={marked !== null} onChange={setMarks} />
            <Title order={2} mt="xs">
              {t("letter.writer")}
            </Title>
            <div className="tp-fields">
              <TextInput label={t("letter.name")} autoComplete="off" {...form.getInputProps("name")} />
              <TextInput label={t("letter.email")} type="email" autoComplete="off" dir="ltr" {...form.getInputProps("email")} />
            </div>
            {form.values.kind === "COMPLAINT" && <Textarea label={t("letter.address")} description={t("letter.addressHint")} autosize minRows={2} maxLength={280} autoComplete="off" {...form.getInputProps("address")} />}
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
