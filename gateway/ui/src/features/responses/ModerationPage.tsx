import { Alert, Anchor, Button, Checkbox, Group, Kbd, Paper, Stack, TagsInput, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, FilterSelect, RoleButton, SearchField, SiteFilter } from "@/components/controls";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { PeriodFilter } from "@/components/PeriodFilter";
import { ProblemPanel } from "@/components/states";
import type { QueuedComment, ResponseModeration } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useKey } from "@/lib/keys";
import { datesOf, periodOf } from "@/lib/period";
import { MANAGERS, hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useSiteNames } from "@/lib/sites";
import { useTouchpointNames, useTouchpoints } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { overtakenBy, useCommentCount, useComments, useModerate, useModerateMany } from "./api";
import { type Gone, type Last, VERDICTS, type Verdict, moved, remaining, takenBackTo, toggled, verdictOf, within } from "./queue";
import { ResponseTabs } from "./Tabs";

/** The keys that decide, and what. */
const DECIDING: Partial<Record<string, Verdict>> = { a: "APPROVED", h: "HIDDEN", w: "UNCHECKED" };
const KEYS = ["j", "k", "a", "h", "w", "m", "x", "z"] as const;

interface Masking {
  leaveOut: string[];
  onLeaveOut: (leaveOut: string[]) => void;
  onDone: () => void;
  /** Somebody else decided meanwhile, and so it stands. */
  onOvertaken: (state: ResponseModeration["state"]) => void;
}

/** More words are left out than the program found, then the rest is approved. */
function MaskForm({ row, leaveOut, onLeaveOut, onDone, onOvertaken, onCancel }: Masking & { row: QueuedComment; onCancel: () => void }) {
  const { t } = useTranslation("responses");
  const moderate = useModerate(row.id);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The list is read anew before this is told, and the row may be gone by then: the page hears of it nevertheless.
        moderate.mutateAsync({ state: "APPROVED", from: row.state, leaveOut }).then(onDone, (error: unknown) => {
          const state = overtakenBy(error);
          if (state !== null) {
            onOvertaken(state);
          }
        });
      }}
    >
      {moderate.isError && overtakenBy(moderate.error) === null && <ProblemPanel error={moderate.error} />}
      <TagsInput ref={field} label={t("moderation.leaveOut")} description={t("moderation.leaveOutHint")} value={leaveOut} onChange={onLeaveOut} maxTags={20} />
      <Group mt="xs">
        <Button type="submit" size="xs" loading={moderate.isPending}>
          {t("queue.maskApprove")}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t("components:cancel")}
        </Button>
      </Group>
    </form>
  );
}

interface RowProps {
  row: QueuedComment;
  index: number;
  current: boolean;
  chosen: boolean;
  masking: Masking | null;
  busy: boolean;
  onChoose: () => void;
  onDecide: (state: Verdict) => void;
  onMask: (open: boolean) => void;
}

function Row({ row, index, current, chosen, masking, busy, onChoose, onDecide, onMask }: RowProps) {
  const { t } = useTranslation("responses");
  const { dateTime, list } = useFormats();
  const siteName = useSiteNames();
  const touchpointName = useTouchpointNames();
  const text = row.shown ?? row.proposed;
  const leftOut = row.leftOut.map((kind) => t(`moderation.kind.${kind}`));
  return (
    <Paper withBorder p="md" component="li" data-waiting={index} data-current={current || undefined} aria-current={current || undefined} className="tp-queued">
      <Group align="flex-start" wrap="nowrap">
        <Checkbox checked={chosen} onChange={onChoose} aria-label={t("queue.choose", { text })} mt={4} />
        <Stack gap="xs" flex={1} miw={0}>
          <p className="tp-prose tp-quote" lang={row.language} dir="auto">
            {text}
          </p>
          {text !== row.comment && (
            <>
              {leftOut.length > 0 && (
                <Text size="sm" c="dimmed">
                  {t("moderation.leftOut", { what: list(leftOut) })}
                </Text>
              )}
              <details>
                <summary>{t("queue.asWritten")}</summary>
                <p className="tp-prose tp-quote" lang={row.language} dir="auto">
                  {row.comment}
                </p>
              </details>
            </>
          )}
          <Text size="sm" c="dimmed">
            {siteName(row.site)} · {touchpointName(row.touchpoint)} · {dateTime(row.occurredAt)}
            {row.overall !== null && ` · ${t("components:answer.ofFive", { value: row.overall })}`} ·{" "}
            <Anchor component={Link} to={`/responses/${row.id}`} size="sm">
              {t("queue.open")}
            </Anchor>
          </Text>
          {row.by !== null && row.at !== null && (
            <Text size="sm" c="dimmed">
              {t(`moderation.state.${row.state}`)} · {t("decided", { by: row.by, at: dateTime(row.at) })}
            </Text>
          )}
          {masking ? (
            <MaskForm
              row={row}
              {...masking}
              onCancel={() => {
                onMask(false);
              }}
            />
          ) : (
            <Group gap="xs">
              {row.state !== "APPROVED" && (
                <RoleButton needs={MANAGERS} size="xs" disabled={busy} onClick={() => { onDecide("APPROVED"); }}>
                  {t("moderation.approve")}
                </RoleButton>
              )}
              {row.state !== "HIDDEN" && (
                <RoleButton needs={MANAGERS} size="xs" variant="default" disabled={busy} onClick={() => { onDecide("HIDDEN"); }}>
                  {t("moderation.hide")}
                </RoleButton>
              )}
              {row.state !== "UNCHECKED" && (
                <RoleButton needs={MANAGERS} size="xs" variant="default" disabled={busy} onClick={() => { onDecide("UNCHECKED"); }}>
                  {t("queue.wait")}
                </RoleButton>
              )}
              <RoleButton needs={MANAGERS} size="xs" variant="default" disabled={busy} onClick={() => { onMask(true); }}>
                {t("queue.mask")}
              </RoleButton>
            </Group>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}

function Shortcuts({ state }: { state: Verdict }) {
  const { t } = useTranslation("responses");
  const keys = [
    ["j", "k", "queue.key.move"],
    ["a", "", "moderation.approve"],
    ["h", "", "moderation.hide"],
    ["w", "", "queue.wait"],
    ["m", "", "queue.mask"],
    ["x", "", "queue.key.choose"],
    ["z", "", "queue.undo"],
  ] as const;
  return (
    <Group gap="md" mb="sm" className="tp-no-print" visibleFrom="sm">
      {keys.filter(([key]) => DECIDING[key] !== state).map(([key, other, name]) => (
        <Text key={key} size="sm" c="dimmed" component="span">
          <Kbd>{key}</Kbd> {other && <Kbd>{other}</Kbd>} {t(name)}
        </Text>
      ))}
    </Group>
  );
}

export default function ModerationPage() {
  const { t } = useTranslation("responses");
  const { number } = useFormats();
  const { user } = useSession();
  const siteName = useSiteNames();
  const touchpointName = useTouchpointNames();
  const touchpoints = useTouchpoints();
  const [filters, change, set] = useFilters("state", "site", "touchpoint", "q", "period", "from", "to");
  const period = periodOf(filters, new Date(), "all");
  const state = verdictOf(filters.state);
  const wanted = { state, site: filters.site, touchpoint: filters.touchpoint, q: filters.q, ...datesOf(period) };
  const query = useComments(wanted);
  const count = useCommentCount(wanted).data;
  const many = useModerateMany();
  const [gone, setGone] = useState<Gone>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [masking, setMasking] = useState<string | null>(null);
  const [masks, setMasks] = useState<ReadonlyMap<string, string[]>>(new Map());
  const [overtaken, setOvertaken] = useState<{ id: string; state: Verdict } | null>(null);
  const [place, setPlace] = useState(0);
  const [last, setLast] = useState<Last | null>(null);
  const rows = remaining(query.data ?? [], gone);
  const current = within(place, rows.length);
  const may = hasAny(user, MANAGERS);
  const back = last && takenBackTo(last);

  const went = (ids: readonly string[], to: Verdict | null) => {
    if (to !== state) {
      setGone((before) => moved(before, ids, state, to));
    }
    setChosen((before) => new Set([...before].filter((id) => !ids.includes(id))));
    setMasking((before) => (before !== null && ids.includes(before) ? null : before));
  };
  const mask = (id: string, leaveOut: string[]) => {
    setMasks((before) => new Map(before).set(id, leaveOut));
  };
  const decide = (ids: string[], to: Verdict) => {
    if (ids.length > 0 && to !== state && may && !many.isPending) {
      setOvertaken(null);
      const so: Last = { ids: [], from: state, state: to, left: 0 };
      many.mutate({
        responses: ids,
        state: to,
        from: state,
        onPart: ({ done, left }) => {
          went(done, to);
          went(left, null);
          so.ids = [...so.ids, ...done];
          so.left += left.length;
          setLast({ ...so });
        },
      });
    }
  };
  const undo = () => {
    if (last !== null && back !== null && last.ids.length > 0 && !many.isPending) {
      let ids = last.ids;
      many.mutate({
        responses: ids,
        state: back,
        from: last.state,
        onPart: ({ done, left }) => {
          setGone((before) => moved(before, done, last.state, back));
          ids = ids.filter((id) => !done.includes(id) && !left.includes(id));
          setLast(ids.length === 0 ? null : { ...last, ids });
        },
      });
    }
  };
  const press = (key: string, event: KeyboardEvent) => {
    event.preventDefault();
    const row = rows[current];
    if (key === "z") {
      undo();
    } else if (key === "j" || key === "k") {
      const next = within(current + (key === "j" ? 1 : -1), rows.length);
      setPlace(next);
      document.querySelector(`[data-waiting="${next}"]`)?.scrollIntoView({ block: "nearest" });
    } else if (row && key === "x") {
      setChosen(toggled(chosen, row.id));
    } else if (row && key === "m" && may) {
      setMasking(row.id);
    } else if (row && DECIDING[key]) {
      decide([row.id], DECIDING[key]);
    }
  };
  useKey(KEYS, press);
  const picked = rows.filter((row) => chosen.has(row.id)).map((row) => row.id);

  return (
    <>
      <PageHeader
        title={t(`queue.title.${state}`)}
        lead={t(`queue.lead.${state}`)}
        aside={
          <CsvButton
            name="moderation"
            rows={() => [
              [t("column.site"), t("touchpoint"), t("occurredAt"), t("column.overall"), t("column.response"), t("queue.proposed"), t("queue.shown")],
              ...rows.map((row) => [siteName(row.site), touchpointName(row.touchpoint), row.occurredAt, row.overall, row.comment, row.proposed, row.shown]),
            ]}
          />
        }
      />
      <ResponseTabs />
      <div className="tp-filters">
        <SearchField
          label={t("search")}
          value={filters.q}
          onChange={(q) => {
            change({ q }, true);
          }}
        />
        <FilterSelect
          label={t("queue.state.label")}
          all=""
          always
          value={state}
          options={VERDICTS.map((value) => ({ value, label: t(`queue.state.${value}`) }))}
          onChange={(value) => {
            setPlace(0);
            change({ state: value === "UNCHECKED" ? "" : value });
          }}
        />
        <SiteFilter value={filters.site} onChange={set("site")} />
        <FilterSelect
          label={t("touchpoint")}
          all={t("allTouchpoints")}
          value={filters.touchpoint}
          options={(touchpoints.data ?? []).map((each) => ({ value: each.code, label: each.name }))}
          onChange={set("touchpoint")}
        />
        <PeriodFilter period={period} onChange={change} />
      </div>
      {many.isError && <ProblemPanel error={many.error} />}
      {overtaken !== null && (
        <Alert role="alert" mb="sm">
          {t(`moderation.overtaken.${overtaken.state}`)}{" "}
          <Anchor component={Link} to={`/responses/${overtaken.id}`} size="sm">
            {t("queue.open")}
          </Anchor>
        </Alert>
      )}
      <div role="status">
        {last !== null && (
          <Group mb="sm" gap="sm">
            <Text size="sm">
              {t(`queue.did.${last.state}`, { count: last.ids.length, number: number(last.ids.length) })}
              {last.left > 0 && ` ${t("queue.left", { count: last.left, number: number(last.left) })}`}
            </Text>
            {last.ids.length > 0 && back !== null && (
              <Button size="compact-sm" variant="default" loading={many.isPending} onClick={undo}>
                {t(back === last.from ? "queue.undo" : "queue.wait")}
              </Button>
            )}
          </Group>
        )}
      </div>
      <PagedList query={query} empty={<NothingFound filtered={Object.entries(filters).some(([name, value]) => name !== "state" && value !== "")} path={`/responses/moderation${filters.state && `?state=${filters.state}`}`} title={t(`queue.empty.${state}.title`)} text={t(`queue.empty.${state}.text`)} />}>
        {() => (
          <>
            {count !== undefined && (
              <Text size="sm" mb="xs">
                {t(count.more ? "queue.countMore" : "queue.count", { count: count.comments, number: number(count.comments) })}
              </Text>
            )}
            <Shortcuts state={state} />
            <Group mb="sm" gap="sm" className="tp-no-print">
              <Checkbox
                label={t("queue.chooseAll")}
                checked={rows.length > 0 && picked.length === rows.length}
                indeterminate={picked.length > 0 && picked.length < rows.length}
                onChange={(event) => {
                  setChosen(new Set(event.currentTarget.checked ? rows.map((row) => row.id) : []));
                }}
              />
              {VERDICTS.filter((to) => to !== state).map((to) => (
                <RoleButton key={to} needs={MANAGERS} size="xs" variant={to === "APPROVED" ? "filled" : "default"} disabled={picked.length === 0} loading={many.isPending} onClick={() => { decide(picked, to); }}>
                  {t(`queue.chosen.${to}`, { number: number(picked.length) })}
                </RoleButton>
              ))}
            </Group>
            <Stack gap="sm" component="ul" className="tp-plain-list" aria-label={t(`queue.title.${state}`)}>
              {rows.map((row, index) => (
                <Row
                  key={row.id}
                  row={row}
                  index={index}
                  current={index === current}
                  chosen={chosen.has(row.id)}
                  masking={
                    masking === row.id
                      ? {
                          leaveOut: masks.get(row.id) ?? [],
                          onLeaveOut: (leaveOut) => {
                            mask(row.id, leaveOut);
                          },
                          onDone: () => {
                            went([row.id], "APPROVED");
                            setMasking(null);
                            mask(row.id, []);
                            setOvertaken(null);
                            setLast(state === "APPROVED" ? null : { ids: [row.id], from: state, state: "APPROVED", left: 0 });
                          },
                          onOvertaken: (now) => {
                            went([row.id], now);
                            setLast(null);
                            setOvertaken({ id: row.id, state: now });
                          },
                        }
                      : null
                  }
                  busy={many.isPending}
                  onChoose={() => {
                    setChosen(toggled(chosen, row.id));
                  }}
                  onDecide={(to) => {
                    decide([row.id], to);
                  }}
                  onMask={(open) => {
                    setMasking(open ? row.id : null);
                    if (!open) {
                      mask(row.id, []);
                    }
                  }}
                />
              ))}
            </Stack>
          </>
        )}
      </PagedList>
    </>
  );
}
