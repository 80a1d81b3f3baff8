import { Anchor, Button, Group, Menu, Paper, Switch, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SiteFilter, StateBadge, useNow } from "@/components/controls";
import { EnvelopeIcon, LockIcon } from "@/components/icons";
import { LiveBar } from "@/components/LiveBar";
import { LoadMore } from "@/components/LoadMore";
import { PageHeader } from "@/components/PageHeader";
import { Loading, ProblemPanel } from "@/components/states";
import type { Complaint, ComplaintStatus } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { LiveKind } from "@/lib/live";
import { useShown } from "@/lib/masked";
import { hasReason, problemOf } from "@/lib/problem";
import { useSiteNames, useSiteZones } from "@/lib/sites";
import { useFilters } from "@/lib/url";
import { COMPLAINTS, useComplaints } from "./api";
import { OverdueBadge, SeverityBadge, StatusBadge } from "./badges";
import "./board.css";
import { Impossible } from "./Impossible";
import { STATUSES } from "./model";
import { MovingCase } from "./MovingCase";
import { Next } from "./Next";
import { NO_FILTERS, useMove, useRefile, useWorkRefresh } from "./work";

const NEWS: readonly LiveKind[] = ["complaint"];
const COLUMNS: readonly ComplaintStatus[] = ["RECEIVED", "ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER", "REOPENED", "RESOLVED", "CLOSED"];
/** Where a card can be sent without a column of its own. */
const TARGETS: readonly ComplaintStatus[] = [...COLUMNS.filter((status) => status !== "RECEIVED"), "WITHDRAWN", "REFERRED"];
/** Moves that need more than where to: how it ended, what to ask the customer, why. */
const NEED_MORE: readonly ComplaintStatus[] = ["RESOLVED", "WAITING_FOR_CUSTOMER", "REOPENED", "WITHDRAWN", "REFERRED"];

interface Wish {
  card: Complaint;
  to: ComplaintStatus;
}

function Card({ card, onMove, onDrag }: { card: Complaint; onMove: (to: ComplaintStatus) => void; onDrag: (on: boolean) => void }) {
  const { t } = useTranslation("complaints");
  const { relative } = useFormats();
  const siteName = useSiteNames();
  const shown = useShown();
  const now = useNow();
  return (
    <Paper
      withBorder
      p="sm"
      component="li"
      className="tp-board-card"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", card.id);
        event.dataTransfer.effectAllowed = "move";
        onDrag(true);
      }}
      onDragEnd={() => {
        onDrag(false);
      }}
    >
      <Anchor component={Link} to={`/complaints/${card.id}`} state={{ list: "/inbox/board" }} fw={600} draggable={false} dir="auto">
        {shown(card, "subject")}
      </Anchor>
      <Text size="sm" c="dimmed">
        <bdi>{card.reference}</bdi> · <bdi>{siteName(card.site)}</bdi> · <bdi>{card.owner?.name ?? t("nobody")}</bdi>
      </Text>
      <Group gap={6} mt={4}>
        <SeverityBadge severity={card.severity} />
        {card.overdue ? (
          <OverdueBadge complaint={card} />
        ) : (
          (card.dueAt ?? card.promiseDueAt) !== null && (
            <Text size="sm" component="div">
              <Next row={card} now={now} />
            </Text>
          )
        )}
        {card.restricted && (
          <StateBadge tone="warn" icon={<LockIcon size={14} />}>
            {t("restriction.badge")}
          </StateBadge>
        )}
        {card.unreadSince !== null && (
          <StateBadge tone="info" icon={<EnvelopeIcon size={14} />}>
            {t("inbox.unread", { when: relative(card.unreadSince, now) })}
          </StateBadge>
        )}
      </Group>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="compact-xs" variant="default" mt={6} aria-label={t("board.moveOne", { reference: card.reference })}>
            {t("board.move")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TARGETS.filter((status) => status !== card.status).map((status) => (
            <Menu.Item
              key={status}
              onClick={() => {
                onMove(status);
              }}
            >
              {t(`status.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Paper>
  );
}

interface ColumnProps {
  status: ComplaintStatus;
  site: string;
  owner: string;
  onDrop: () => void;
  onDrag: (card: Complaint | null) => void;
  onMove: (wish: Wish) => void;
}

function Column({ status, site, owner, onDrop, onDrag, onMove }: ColumnProps) {
  const { t } = useTranslation("complaints");
  const query = useComplaints({ ...NO_FILTERS, site, owner, status });
  const [over, setOver] = useState(false);
  const cards = (query.data ?? []).filter((card) => card.status === status);
  const titleId = `column-${status}`;
  return (
    <section
      className="tp-board-column"
      aria-labelledby={titleId}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <Title order={2} size="h5" id={titleId}>
        <StatusBadge status={status} />
      </Title>
      <div className="tp-board-cards">
        {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Loading rows={3} />}
        {query.data && cards.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("board.empty")}
          </Text>
        )}
        <ul className="tp-board-list">
          {cards.map((card) => (
            <Card
              key={card.id}
              card={card}
              onDrag={(on) => {
                onDrag(on ? card : null);
              }}
              onMove={(to) => {
                onMove({ card, to });
              }}
            />
          ))}
        </ul>
        {cards.length > 0 && <LoadMore shown={cards.length} more={query.hasNextPage} loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />}
      </div>
    </section>
  );
}

/** Cases as cards by their state, moved by hand or by a menu; each move is the one of the case's own page. */
export default function BoardPage() {
  const { t } = useTranslation("complaints");
  const zoneOf = useSiteZones();
  const [filters, change] = useFilters("site", "owner");
  const refresh = useWorkRefresh();
  const refile = useRefile();
  const move = useMove();
  const [dragged, setDragged] = useState<Complaint | null>(null);
  const [asking, setAsking] = useState<Wish | null>(null);
  const [tried, setTried] = useState<Wish | null>(null);
  const wish = (wanted: Wish) => {
    move.reset();
    if (wanted.to === wanted.card.status) {
      return;
    }
    if (NEED_MORE.includes(wanted.to)) {
      setAsking(wanted);
      return;
    }
    setTried(wanted);
    move.mutate({ id: wanted.card.id, revision: wanted.card.revision, move: { to: wanted.to } });
  };
  const illegal = hasReason(move.error, "illegal-move");
  const possible = STATUSES.filter((status) => problemOf(move.error).possible?.includes(status));

  return (
    <>
      <PageHeader title={t("board.title")} lead={t("board.lead")} back={{ to: "/inbox", label: t("inbox.title") }} />
      <div className="tp-filters">
        <SiteFilter
          value={filters.site}
          onChange={(site) => {
            change({ site });
          }}
        />
        <Switch
          label={t("onlyMine")}
          checked={filters.owner === "me"}
          onChange={(event) => {
            change({ owner: event.currentTarget.checked ? "me" : "" });
          }}
          pb={8}
        />
      </div>
      <LiveBar kinds={NEWS} site={filters.site} stale={COMPLAINTS} />
      {illegal && tried ? (
        <Impossible
          reference={tried.card.reference}
          from={tried.card.status}
          to={tried.to}
          possible={possible}
          onClose={() => {
            move.reset();
          }}
        />
      ) : (
        move.isError && <ProblemPanel error={move.error} />
      )}
      <div className="tp-board">
        {COLUMNS.map((status) => (
          <Column
            key={status}
            status={status}
            site={filters.site}
            owner={filters.owner}
            onDrag={setDragged}
            onDrop={() => {
              if (dragged) {
                setDragged(null);
                wish({ card: dragged, to: status });
              }
            }}
            onMove={wish}
          />
        ))}
      </div>
      {asking && (
        <MovingCase
          id={asking.card.id}
          to={asking.to}
          zone={zoneOf(asking.card.site)}
          onClose={() => {
            setAsking(null);
          }}
          onMoved={() => {
            setAsking(null);
            refile(asking.card.id, asking.to);
            void refresh();
          }}
        />
      )}
    </>
  );
}
