import { Button, Group, Paper, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { StateBadge } from "@/components/controls";
import { Loading, ProblemPanel } from "@/components/states";
import { useKept } from "@/lib/kept";
import { problemOf } from "@/lib/problem";
import { fieldErrors } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useSession } from "@/lib/session";
import { enter, usePlaces, useQuestions } from "./api";
import { answersOf, fieldOf, fieldsOf, isEmpty } from "./model";

interface Row {
  key: string;
  typed: Record<string, string>;
  state: "draft" | "sending" | "saved" | "wrong";
  errors: Record<string, string>;
}

interface Batch {
  touchpoint: string;
  day: string;
  rows: Row[];
}

function fresh(): Row {
  return { key: randomKey(), typed: {}, state: "draft", errors: {} };
}

export function Cards({ site }: { site: string }) {
  const { t, i18n } = useTranslation("counter");
  const { user } = useSession();
  const places = usePlaces(site);
  const [batch, change] = useKept<Batch>(`tp-cards-${user.id}-${site}`, { touchpoint: "", day: "", rows: [fresh()] });
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
    if (isEmpty(row.typed) || row.state === "sending" || row.state === "saved") {
      return;
    }
    const comment = row.typed.comment?.trim();
    const answers = answersOf(fields.filter((field) => field.name !== "comment"), row.typed);
    setRow(row.key, { state: "sending", errors: {} });
    if (index === batch.rows.length - 1) {
      change((before) => ({ ...before, rows: [...before.rows, fresh()] }));
    }
    goOnAfter(index);
    enter(row.key, { channel: "PAPER", site, touchpoint: batch.touchpoint, answers, ...(comment && { comment }), ...(batch.day && { occurredOn: batch.day }) })
      .then(() => {
        setRow(row.key, { state: "saved" });
      })
      .catch((error: unknown) => {
        const named = (problemOf(error).errors ?? []).map((fault) => fault.field);
        const errors = Object.fromEntries(Object.entries(fieldErrors(error, named)).map(([field, message]) => [fieldOf(field), message]));
        setRow(row.key, { state: "wrong", errors: Object.keys(errors).length > 0 ? errors : { "": problemOf(error).detail ?? problemOf(error).title } });
      });
  };

  if (places.isError) {
    return <ProblemPanel error={places.error} onRetry={() => void places.refetch()} />;
  }
  if (places.data === undefined) {
    return <Loading rows={4} />;
  }
  const saved = batch.rows.filter((row) => row.state === "saved").length;
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <div className="tp-fields">
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
      </Paper>
      {place === undefined && <Text c="dimmed">{t("cards.choose")}</Text>}
      {questions.isError && <ProblemPanel error={questions.error} onRetry={() => void questions.refetch()} />}
      {place !== undefined && fields.length > 0 && (
        <>
          <Text size="sm">{t("cards.hint")}</Text>
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
                          dir="auto"
                          disabled={row.state === "saved" || row.state === "sending"}
                          value={row.typed[field.name] ?? ""}
                          error={row.errors[field.name] ?? row.errors[field.question]}
                          onChange={(event) => {
                            setRow(row.key, { typed: { ...row.typed, [field.name]: event.currentTarget.value }, state: "draft" });
                          }}
                          onKeyDown={(event) => {
                            if (event.key === "Enter") {
                              event.preventDefault();
                              save(row, index);
                            }
                          }}
                        />
                      </Table.Td>
                    ))}
                    <Table.Td>
                      {row.state === "saved" && <StateBadge tone="good">{t("cards.saved")}</StateBadge>}
                      {row.state === "sending" && <StateBadge tone="info">{t("cards.sending")}</StateBadge>}
                      {row.state === "wrong" && (
                        <>
                          <StateBadge tone="bad">{t("cards.wrong")}</StateBadge>
                          {Object.entries(row.errors).filter(([field]) => !fields.some((known) => known.name === field || known.question === field)).map(([field, message]) => (
                            <Text key={field} size="xs" className="tp-wrong">
                              {message}
                            </Text>
                          ))}
                        </>
                      )}
                      {(row.state === "draft" || row.state === "wrong") && !isEmpty(row.typed) && (
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
