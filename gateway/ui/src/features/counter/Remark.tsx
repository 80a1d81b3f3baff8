import { Button, Chip, Group, Paper, Stack, Switch, Text, TextInput, Textarea, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading, ProblemPanel } from "@/components/states";
import { useKept } from "@/lib/kept";
import { useKey } from "@/lib/keys";
import type { CustomerType } from "@/lib/customerTypes";
import { faultSentence, problemOf, problemText } from "@/lib/problem";
import { randomKey } from "@/lib/random";
import { useSession } from "@/lib/session";
import { enter, praise as praised, usePlaces } from "./api";
import { Face } from "./Face";
import { UNDO_MS, type Waiting, due } from "./model";

const MARKS = [1, 2, 3, 4, 5] as const;
const MARK_KEYS = MARKS.map(String);

/** What went wrong, in a sentence; only a refusal ends the tries. */
function refusal(error: unknown): string | null {
  const problem = problemOf(error);
  if (problem.status < 400 || problem.status >= 500 || problem.status === 429) {
    return null;
  }
  return problem.errors?.map(faultSentence).join(" ") ?? problemText(problem) ?? problem.title;
}

/** Sends what waits once its time has come, and tries again while the server cannot be reached. */
function useOutbox() {
  const { user } = useSession();
  const [waiting, change] = useKept<Waiting[]>(`tp-remarks-${user.id}`, []);
  const [sent, setSent] = useState(0);
  const busy = useRef(new Set<string>());
  const current = useRef(waiting);
  useEffect(() => {
    current.current = waiting;
  }, [waiting]);
  const flush = useCallback(
    (now: number) => {
      for (const each of due(current.current, now)) {
        if (busy.current.has(each.key)) {
          continue;
        }
        busy.current.add(each.key);
        const note = (more: Partial<Waiting>) => {
          change((before) => before.map((other) => (other.key === each.key ? { ...other, ...more } : other)));
        };
        note({ tried: true });
        let entered = false;
        // Both are done once, however often they are tried.
        enter(each.key, each.answer)
          .then(({ id }) => {
            entered = true;
            return each.whom ? praised(`${each.key}-whom`, id, each.whom) : undefined;
          })
          .then(() => {
            change((before) => before.filter((other) => other.key !== each.key));
            setSent((count) => count + 1);
          })
          .catch((error: unknown) => {
            const why = refusal(error);
            note({ error: why, dueAt: Date.now() + UNDO_MS, tried: entered || why === null });
          })
          .finally(() => busy.current.delete(each.key));
      }
    },
    [change],
  );
  useEffect(() => {
    const timer = setInterval(() => {
      flush(Date.now());
    }, 500);
    // What is left behind waits in this browser and is sent when the page is opened again.
    return () => {
      clearInterval(timer);
      flush(Infinity);
    };
  }, [flush]);
  return { waiting, sent, change };
}

export function Remark({ site, type }: { site: string; type: CustomerType }) {
  const { t } = useTranslation("counter");
  const places = usePlaces(site, type);
  const outbox = useOutbox();
  const [touchpoint, setTouchpoint] = useState("");
  const [mark, setMark] = useState<number | null>(null);
  const [comment, setComment] = useState("");
  const [praise, setPraise] = useState(false);
  const [person, setPerson] = useState("");
  const [unit, setUnit] = useState("");
  const [colleague, setColleague] = useState(false);
  const [wrong, setWrong] = useState("");
  const start = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const chosen = places.data?.find((place) => place.touchpoint === touchpoint);

  const choose = useCallback((key: string, event: KeyboardEvent) => {
    event.preventDefault();
    setMark(Number(key));
    text.current?.focus();
  }, []);
  useKey(MARK_KEYS, choose);

  const save = () => {
    if (chosen === undefined || mark === null) {
      setWrong(chosen === undefined ? t("remark.touchpointNeeded") : t("remark.markNeeded"));
      return;
    }
    const words = comment.trim();
    const whom = { ...(person.trim() && { person: person.trim() }), ...(unit.trim() && { unit: unit.trim() }) };
    outbox.change((before) => [
      ...before,
      { key: randomKey(), answer: { channel: "REMARK", site, touchpoint, answers: { overall: mark } as never, ...(words && { comment: words }), praise, ...(colleague && { customerType: "COLLEAGUE" }) }, ...(praise && Object.keys(whom).length > 0 && { whom }), dueAt: Date.now() + UNDO_MS, error: null },
    ]);
    setMark(null);
    setComment("");
    setPraise(false);
    setPerson("");
    setUnit("");
    setColleague(false);
    setWrong("");
    start.current?.querySelector<HTMLElement>("input:checked, input, button")?.focus();
  };

  const drop = ({ key }: Waiting) => {
    outbox.change((before) => before.filter((other) => other.key !== key));
  };

  if (places.isError) {
    return <ProblemPanel error={places.error} onRetry={() => void places.refetch()} />;
  }
  if (places.data === undefined) {
    return <Loading rows={4} />;
  }
  return (
    <Stack gap="md" maw={820}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Paper withBorder p="md">
          <Stack gap="md">
            <div ref={start} role="group" aria-label={t("touchpoint")}>
              <Text fw={500} size="sm" mb={4}>
                {t("touchpoint")}
              </Text>
              <Chip.Group
                value={touchpoint}
                onChange={(value: string) => {
                  setTouchpoint(value);
                  setWrong("");
                }}
              >
                <Group gap="xs">
                  {places.data.map((place) => (
                    <Chip key={place.touchpoint} value={place.touchpoint}>
                      {place.name}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </div>
            <div role="radiogroup" aria-label={t("remark.question")}>
              <Text fw={500} size="sm" mb={4}>
                {t("remark.question")}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {MARKS.map((value) => (
                  <UnstyledButton
                    key={value}
                    role="radio"
                    aria-checked={mark === value}
                    aria-label={t("remark.mark", { value })}
                    className="tp-mark"
                    data-chosen={mark === value || undefined}
                    onClick={() => {
                      setMark(value);
                      setWrong("");
                      text.current?.focus();
                    }}
                  >
                    <Face mark={value} />
                    <span>{value}</span>
                  </UnstyledButton>
                ))}
              </Group>
            </div>
            <Textarea
              ref={text}
              label={t("remark.comment")}
              description={
                <>
                  {t("remark.commentHint")} <span className="tp-keys">{t("remark.keys")}</span>
                </>
              }
              maxLength={4000}
              autosize
              minRows={2}
              value={comment}
              onChange={(event) => {
                setComment(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
                  event.preventDefault();
                  save();
                }
              }}
            />
            <Switch
              label={t("remark.praise")}
              description={t("remark.praiseHint")}
              checked={praise}
              onChange={(event) => {
                setPraise(event.currentTarget.checked);
              }}
            />
            {praise && (
              <Group grow align="flex-start">
                <TextInput
                  label={t("remark.person")}
                  description={t("remark.whomHint")}
                  maxLength={120}
                  value={person}
                  onChange={(event) => {
                    setPerson(event.currentTarget.value);
                  }}
                />
                <TextInput
                  label={t("remark.unit")}
                  description={t("remark.unitHint")}
                  maxLength={120}
                  value={unit}
                  onChange={(event) => {
                    setUnit(event.currentTarget.value);
                  }}
                />
              </Group>
            )}
            <Switch
              label={t("remark.colleague")}
              description={t("remark.colleagueHint")}
              checked={colleague}
              onChange={(event) => {
                setColleague(event.currentTarget.checked);
              }}
            />
            {wrong && (
              <Text role="alert" className="tp-wrong" size="sm">
                {wrong}
              </Text>
            )}
            <Group justify="flex-end">
              <Button type="submit">{t("remark.save")}</Button>
            </Group>
          </Stack>
        </Paper>
      </form>
      <div role="status">
        {outbox.sent > 0 && <Text size="sm">{t("remark.sent", { count: outbox.sent })}</Text>}
        {outbox.waiting.map((each) => (
          <Group key={each.key} gap="sm" className="tp-waiting">
            <Text size="sm">
              {each.error ?? t(each.tried ? "remark.onItsWay" : "remark.kept", { mark: (each.answer.answers as { overall?: number }).overall ?? "" })}
            </Text>
            {each.tried && each.error !== null && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  drop(each);
                }}
              >
                {t("remark.seen")}
              </Button>
            )}
            {!each.tried && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  drop(each);
                  setTouchpoint(each.answer.touchpoint);
                  setMark((each.answer.answers as { overall?: number }).overall ?? null);
                  setComment(each.answer.comment ?? "");
                  setPraise(each.answer.praise ?? false);
                  setPerson(each.whom?.person ?? "");
                  setUnit(each.whom?.unit ?? "");
                  setColleague(each.answer.customerType === "COLLEAGUE");
                }}
              >
                {t("remark.undo")}
              </Button>
            )}
          </Group>
        ))}
      </div>
    </Stack>
  );
}
