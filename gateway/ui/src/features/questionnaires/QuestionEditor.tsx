import { Divider, NumberInput, Select, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useTagNames } from "@/lib/names";
import { faultSentence, faultBeside } from "@/lib/problem";
import { renamed } from "./branching";
import { BranchingEditor } from "./BranchingEditor";
import { AREAS, ATTRIBUTES, COMPETENCIES, DIMENSIONS, type Question, STEPS, fieldsOf, replaced } from "./definition";
import { type Parts, unsaid } from "./faults";
import { OptionsEditor } from "./OptionsEditor";
import { WordingFields } from "./WordingFields";

interface Props {
  questions: readonly Question[];
  index: number;
  languages: readonly string[];
  /** The language that questions are named in. */
  language: string;
  faults: Parts | undefined;
  /** Answers may exist under the id already. */
  idIsKept: boolean;
  onChange: (questions: readonly Question[]) => void;
}

const SHOWN = ["id", "text", "low", "high", "options", "atMost", "least", "most", "unit", "longest", "target", "limit", "dimension", "attribute", "area", "step", "competency", "when", "required"];
const MOST_WORDS = 4000;
const LONGEST_TIME = 86_400;

function IdField({ id, kept, error, onChange }: { id: string; kept: boolean; error: ReactNode; onChange: (id: string) => void }) {
  const { t } = useTranslation("questionnaires");
  const [text, setText] = useState(id);
  const [known, setKnown] = useState(id);
  if (known !== id) {
    setKnown(id);
    setText(id);
  }
  return (
    <TextInput
      label={t("code")}
      description={kept ? t("codeKept") : t("codeHint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={text}
      readOnly={kept}
      error={error}
      maxLength={40}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
      onBlur={() => {
        if (text !== id) {
          onChange(text.trim());
        }
      }}
    />
  );
}

export function QuestionEditor({ questions, index, languages, language, faults, idIsKept, onChange }: Props) {
  const { t } = useTranslation("questionnaires");
  const names = useNames();
  const tagNames = useTagNames();
  const question = questions[index];
  if (!question) {
    return null;
  }
  const fields = fieldsOf(question.kind);
  const change = (patch: Partial<Question>) => {
    // What is no longer given is left out, as it is in JSON.
    const entries = Object.entries({ ...question, ...patch }).filter(([, value]) => value !== undefined);
    onChange(replaced(questions, index, Object.fromEntries(entries) as unknown as Question));
  };
  const error = (part: string) => faults?.[part] && faultBeside(faults[part]);
  const wording = (part: "text" | "low" | "high" | "unit", label: string, more: { long?: boolean; required?: boolean } = {}) => (
    <WordingFields
      label={label}
      value={question[part]}
      languages={languages}
      faults={faults}
      part={part}
      onChange={(text) => {
        change({ [part]: part === "unit" && Object.keys(text).length === 0 ? undefined : text });
      }}
      {...more}
    />
  );
  const count = (part: "atMost" | "least" | "most" | "longest" | "target" | "limit", label: string, more: { min?: number; max?: number; allowDecimal?: boolean; description?: string } = {}) => (
    <NumberInput
      label={label}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDecimal={false}
      clampBehavior="none"
      value={question[part] ?? ""}
      error={error(part)}
      onChange={(value) => {
        change({ [part]: value === "" ? undefined : Number(value) });
      }}
      {...more}
    />
  );
  const tag = (part: "dimension" | "attribute" | "area" | "step" | "competency", codes: readonly string[], name: (code: string) => string) => (
    <Select
      label={t(`field.${part}`)}
      placeholder={t("noTag")}
      clearable
      clearButtonProps={{ "aria-label": t("clear", { field: t(`field.${part}`) }) }}
      data={codes.map((value) => ({ value, label: name(value) }))}
      value={question[part] ?? null}
      error={error(part)}
      onChange={(value) => {
        change({ [part]: value ?? undefined });
      }}
    />
  );

  return (
    <Stack gap="md" p="md" className="tp-editor">
      {unsaid(faults, SHOWN).map((fault) => (
        <Text key={fault.field} size="sm" className="tp-fault" role="alert">
          {faultSentence(fault)}
        </Text>
      ))}
      {wording("text", t("field.text"), { long: true, required: true })}
      {fields.ends && (
        <>
          {wording("low", t("field.low"), { required: true })}
          {wording("high", t("field.high"), { required: true })}
        </>
      )}
      {fields.options && (
        <OptionsEditor
          options={question.options ?? []}
          languages={languages}
          language={language}
          faults={faults}
          onChange={(options) => {
            change({ options });
          }}
        />
      )}
      {question.kind === "MULTIPLE_CHOICE" && <div className="tp-fields">{count("atMost", t("field.atMost"), { min: 1, max: question.options?.length, description: t("atMostHint") })}</div>}
      {fields.number && (
        <>
          <div className="tp-fields">
            {count("least", t("field.least"), { allowDecimal: true })}
            {count("most", t("field.most"), { allowDecimal: true })}
          </div>
          {wording("unit", t("field.unit"))}
        </>
      )}
      {fields.timing && (
        <div className="tp-fields">
          {count("target", t("field.target"), { min: 0, max: LONGEST_TIME, description: t("targetHint") })}
          {count("limit", t("field.limit"), { min: 1, max: LONGEST_TIME, description: t("limitHint") })}
        </div>
      )}
      {fields.longest && <div className="tp-fields">{count("longest", t("field.longest"), { min: 1, max: MOST_WORDS })}</div>}
      <Switch
        label={t("required")}
        checked={question.required}
        onChange={(event) => {
          change({ required: event.currentTarget.checked });
        }}
      />
      <Divider />
      <BranchingEditor
        questions={questions}
        index={index}
        language={language}
        faults={faults}
        onChange={(when) => {
          change({ when });
        }}
      />
      <Divider />
      <div>
        <Title order={3} size="h5">
          {t("tags")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("tagsHint")}
        </Text>
      </div>
      <div className="tp-fields">
        {tag("dimension", DIMENSIONS, (code) => names("dimension", code))}
        {tag("attribute", ATTRIBUTES, (code) => tagNames("attribute", code))}
        {tag("area", AREAS, (code) => tagNames("area", code))}
        {tag("step", STEPS, (code) => names("step", code))}
        {tag("competency", COMPETENCIES, (code) => tagNames("competency", code))}
        <IdField
          id={question.id}
          kept={idIsKept}
          error={error("id")}
          onChange={(id) => {
            onChange(renamed(questions, index, id));
          }}
        />
      </div>
    </Stack>
  );
}
