import { Button, Chip, Group, Paper, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { Loading, ProblemPanel } from "@/components/states";
import type { Site } from "@/lib/contract";
import { type CustomerType, customerTypeOf } from "@/lib/customerTypes";
import { useKept } from "@/lib/kept";
import { fieldErrors, problemOf, problemText } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useSession } from "@/lib/session";
import { enter, usePlaces, useQuestions } from "./api";
import { BesideField } from "./BesideField";
import { type CardField, PARTS, type Part, answersOf, besideAnswer, besideOf, fieldOf, fieldsOf, isEmpty } from "./model";
import { WhoFields } from "./WhoFields";

interface Row {
  key: string;
  typed: Record<string, string>;
  state: "draft" | "sending" | "saved" | "wrong";
  errors: Record<string, string>;
}

/** What a batch that this browser kept from before does not say is left out. */
interface Batch {
  touchpoint: string;
  day: string;
  customerType?: CustomerType | "";
  language?: string;
  parts?: Part[];
  rows: Row[];
}

/** The cards that are on their way: a page that was loaded anew knows of none, and what was then is sent again under its key. */
const onTheWay = new Set<string>();

function stateOf(row: Row): Row["state"] {
  return row.state === "sending" && !onTheWay.has(row.key) ? "draft" : row.state;
}

function fresh(): Row {
  return { key: randomKey(), typed: {}, state: "draft", errors: {} };
}

/** What can be chosen, as it may be typed. */
function Choices({ field }: { field: CardField }) {
  const { i18n } = useTranslation();
  return field.options.map(({ id, text }) => (
    <span key={id} className="tp-sub">
      <bdi>{id}</bdi>: <bdi>{text[i18n.language] ?? text.en}</bdi>
    </span>
  ));
}

export function Cards({ site: at }: { site: Site }) {
  const { t, i18n } = useTranslation("counter");
  const { user } = useSession();
  const site = at.code;
  const [batch, change] = useKept<Batch>(`tp-cards-${user.id}-${site}`, { touchpoint: "", day: "", rows: [fresh()] });
  const type = batch.customerType || customerTypeOf(at);
  const language = batch.language ?? "";
  const beside = besideOf(batch.parts ?? []);
  const places = usePlaces(site, type);
  const place = places.data?.find((each) => each.touchpoint === batch.touchpoint);
  const questions = useQuestions(place?.questionnaire);
  const fields = fieldsOf(questions.data ?? [], i18n.language);
  const table = useRef<HTMLDivElement>(null);

  const setRow = (key: string, next: Partial<Row>) => {
    change((before) => ({ ...before, rows: before.rows.map((row) => (row.key === key ? { ...row, ...next } : row)) }));
  };
  /** Cards that are stored take no more: on with the next one that does. */
  const goOnAfter = (index: number) => {
    setTimeout(() => {
      const open = table.current?.querySelectorAll<HTMLInputElement>("[data-card-row] input:enabled") ?? [];
      [...open].find((input) => Number(input.closest("tr")?.dataset.cardRow) > index)?.focus();
    }, 0);
  };
  const save = (row: Row, index: number) => {
    if (isEmpty(row.typed) || ["sending", "saved"].includes(stateOf(row))) {
      return;
    }
    const comment = row.typed.comment?.trim();
    const answers = answersOf(fields.filter((field) => field.name !== "comment"), row.typed);
    // A column that was hidden again sends nothing that nobody sees.
    const besides = besideAnswer(Object.fromEntries(beside.map((name) => [name, row.typed[name] ?? ""])));
    onTheWay.add(row.key);
    setRow(row.key, { state: "sending", errors: {} });
    if (index === batch.rows.length - 1) {
      change((before) => ({ ...before, rows: [...before.rows, fresh()] }));
    }
    goOnAfter(index);
    enter(row.key, { channel: "PAPER", site, touchpoint: batch.touchpoint, answers, ...(comment && { comment }), ...(batch.day && { occurredOn: batch.day }), ...besides, customerType: type, ...(language && { language }) })
      .finally(() => onTheWay.delete(row.key))
      .then(() => {
        setRow(row.key, { state: "saved" });
      })
      .catch((error: unknown) => {
        const named = (problemOf(error).errors ?? []).map((fault) => fault.field);
        const errors = Object.fromEntries(Object.entries(fieldErrors(error, named)).map(([field, message]) => [fieldOf(field), message]));
        setRow(row.key, { state: "wrong", errors: Object.keys(errors).length > 0 ? errors : { "": problemText(problemOf(error)) ?? problemOf(error).title } });
      });
  };

  if (places.isError) {
    return <ProblemPanel error={places.error} onRetry={() => void places.refetch()} />;
  }
  if (places.data === undefined) {
    return <Loading rows={4} />;
  }
  const onEnter = (row: Row, index: number) => (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      save(row, index);
    }
  };
  const saved = batch.rows.filter((row) => row.state === "saved").length;
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <div className="tp-fields">
          <WhoFields
            site={at}
            customerType={type}
            language={language}
            onType={(customerType) => {
              change((before) => ({ ...before, customerType, touchpoint: "" }));
            }}
            onLanguage={(chosen) => {
              change((before) => ({ ...before, language: chosen }));
            }}
          />
          <Select
            label={t("touchpoint")}
            required
            searchable
            data={places.data.map((each) => ({ value: each.touchpoint, label: each.name }))}
            value={batch.touchpoint || null}
            onChange={(touchpoint) => {
              change((before) => ({ ...before, touchpoint: touchpoint ?? "" }));
            }}
          />
          <TextInput
            type="date"
            label={t("cards.day")}
            description={t("cards.dayHint")}
            value={batch.day}
            onChange={(event) => {
              const day = event.currentTarget.value;
              change((before) => ({ ...before, day }));
            }}
          />
        </div>
        <Chip.Group
          multiple
          value={batch.parts ?? []}
          onChange={(chosen) => {
            change((before) => ({ ...before, parts: PARTS.filter((part) => chosen.includes(part)) }));
          }}
        >
          <Group gap="xs" mt="md" role="group" aria-label={t("beside.also")}>
            <Text size="sm">{t("beside.also")}</Text>
            {PARTS.map((part) => (
              <Chip key={part} value={part} size="xs">
                {t(`beside.parts.${part}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Paper>
      {place === undefined && <Text c="dimmed">{places.data.length === 0 ? t("who.noSurveys") : t("cards.choose")}</Text>}
      {questions.isError && <ProblemPanel error={questions.error} onRetry={() => void questions.refetch()} />}
      {place !== undefined && fields.length > 0 && (
        <>
          <Text size="sm">
            {t("cards.hint")} <span className="tp-keys">{t("cards.keys")}</span>
          </Text>
          <Paper withBorder className="tp-cards" ref={table}>
            <Table verticalSpacing={4} horizontalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("cards.row")}</Table.Th>
                  {fields.map((field) => (
                    <Table.Th key={field.name} scope="col" className="tp-paper-head">
                      {field.text}
                      {field.half && <span className="tp-sub">{t(`cards.${field.half}`)}</span>}
                      {field.required && " *"}
                      <Choices field={field} />
                    </Table.Th>
                  ))}
                  {beside.map((name) => (
                    <Table.Th key={name} scope="col" className="tp-paper-head">
                      {t(`beside.${name}`)}
                    </Table.Th>
                  ))}
                  <Table.Th scope="col">{t("cards.state")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {batch.rows.map((row, index) => (
                  <Table.Tr key={row.key} data-card-row={index}>
                    <Table.Th scope="row">{index + 1}</Table.Th>
                    {fields.map((field) => (
                      <Table.Td key={field.name}>
                        <TextInput
                          size="xs"
                          className={field.kind === "TEXT" ? "tp-paper-words" : "tp-paper-number"}
                          aria-label={`${t("cards.row")} ${index + 1}: ${field.text}${field.half ? `, ${t(`cards.${field.half}`)}` : ""}`}
                          inputMode={field.kind === "TEXT" ? "text" : "numeric"}
                          disabled={["sending", "saved"].includes(stateOf(row))}
                          value={row.typed[field.name] ?? ""}
                          error={row.errors[field.name] ?? row.errors[field.question]}
                          onChange={(event) => {
                            setRow(row.key, { typed: { ...row.typed, [field.name]: event.currentTarget.value }, state: "draft" });
                          }}
                          onKeyDown={onEnter(row, index)}
                        />
                      </Table.Td>
                    ))}
                    {beside.map((name) => (
                      <Table.Td key={name}>
                        <BesideField
                          name={name}
                          label={`${t("cards.row")} ${index + 1}: ${t(`beside.${name}`)}`}
                          value={row.typed[name] ?? ""}
                          error={row.errors[name]}
                          disabled={["sending", "saved"].includes(stateOf(row))}
                          onChange={(value) => {
                            setRow(row.key, { typed: { ...row.typed, [name]: value }, state: "draft" });
                          }}
                          onKeyDown={onEnter(row, index)}
                        />
                      </Table.Td>
                    ))}
                    <Table.Td>
                      {stateOf(row) === "saved" && <StateBadge tone="good">{t("cards.saved")}</StateBadge>}
                      {stateOf(row) === "sending" && <StateBadge tone="info">{t("cards.sending")}</StateBadge>}
                      {stateOf(row) === "wrong" && (
                        <>
                          <StateBadge tone="bad">{t("cards.wrong")}</StateBadge>
                          {Object.entries(row.errors).filter(([field]) => !fields.some((known) => known.name === field || known.question === field) && !beside.some((name) => name === field)).map(([field, message]) => (
                            <Text key={field} size="xs" className="tp-wrong">
                              {message}
                            </Text>
                          ))}
                        </>
                      )}
                      {["draft", "wrong"].includes(stateOf(row)) && !isEmpty(row.typed) && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          onClick={() => {
                            save(row, index);
                          }}
                        >
                          {t("cards.save")}
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
          <Group justify="space-between">
            <Text size="sm" role="status">
              {t("cards.count", { count: saved })}
            </Text>
            <Button
              variant="default"
              disabled={saved === 0}
              onClick={() => {
                change((before) => {
                  const left = before.rows.filter((row) => row.state !== "saved");
                  return { ...before, rows: left.length > 0 ? left : [fresh()] };
                });
              }}
            >
              {t("cards.clear")}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
