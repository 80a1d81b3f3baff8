import { Select, Text, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "@/components/states";
import type { Site } from "@/lib/contract";
import { customerTypeOf } from "@/lib/customerTypes";
import { usePlaces, useQuestions } from "./api";
import { BesideField } from "./BesideField";
import { type Marked, besideOf, besideOnly, marksOf } from "./model";
import { WhoFields } from "./WhoFields";

interface Props {
  site: Site;
  value: Marked;
  errors: Readonly<Record<string, string>>;
  /** They are stored; another attempt at the rest does not store them again. */
  stored: boolean;
  onChange: (value: Marked) => void;
}

/** Where the letter is about, and the marks that it gives, by the questions that are asked there. */
export function LetterMarks({ site, value, errors, stored, onChange }: Props) {
  const { t, i18n } = useTranslation("counter");
  const places = usePlaces(site.code, value.customerType || customerTypeOf(site));
  const place = places.data?.find((each) => each.touchpoint === value.touchpoint);
  const questions = useQuestions(place?.questionnaire);
  const fields = marksOf(questions.data ?? [], i18n.language);
  return (
    <>
      <Title order={2} mt="xs">
        {t("letter.marks")}
      </Title>
      <Text size="sm" c="dimmed">
        {stored ? t("letter.marksThere") : t("letter.marksHint")}
      </Text>
      {places.isError && <ProblemPanel error={places.error} onRetry={() => void places.refetch()} />}
      <div className="tp-fields">
        <WhoFields
          site={site}
          customerType={value.customerType}
          language={value.language}
          errors={errors}
          disabled={stored}
          onType={(customerType) => {
            onChange({ ...value, customerType, touchpoint: "", typed: besideOnly(value.typed), fields: [] });
          }}
          onLanguage={(language) => {
            onChange({ ...value, language });
          }}
        />
      </div>
      <Select
        label={t("touchpoint")}
        description={places.data?.length === 0 ? t("who.noSurveys") : undefined}
        searchable
        clearable
        disabled={stored || places.data === undefined}
        error={errors.touchpoint}
        data={(places.data ?? []).map((each) => ({ value: each.touchpoint, label: each.name }))}
        value={value.touchpoint || null}
        onChange={(touchpoint) => {
          onChange({ ...value, touchpoint: touchpoint ?? "", typed: besideOnly(value.typed), fields: [] });
        }}
      />
      {questions.isError && <ProblemPanel error={questions.error} onRetry={() => void questions.refetch()} />}
      {fields.length > 0 && (
        <div className="tp-fields">
          {fields.map((field) => (
            <TextInput
              key={field.name}
              label={field.half === null ? field.text : `${field.text}, ${t(`cards.${field.half}`)}`}
              inputMode={field.kind === "TEXT" ? "text" : "numeric"}
              disabled={stored}
              error={errors[field.name] ?? errors[field.question]}
              value={value.typed[field.name] ?? ""}
              onChange={(event) => {
                onChange({ ...value, fields, typed: { ...value.typed, [field.name]: event.currentTarget.value } });
              }}
            />
          ))}
        </div>
      )}
      <div className="tp-fields">
        {besideOf(["visit"]).map((name) => (
          <BesideField
            key={name}
            name={name}
            label={t(`beside.${name}`)}
            shown
            value={value.typed[name] ?? ""}
            error={errors[name]}
            disabled={stored}
            onChange={(typed) => {
              onChange({ ...value, typed: { ...value.typed, [name]: typed } });
            }}
          />
        ))}
      </div>
    </>
  );
}
