import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { type ComponentType, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useNow } from "@/components/controls";
import { Facts } from "@/components/Facts";
import { EnvelopeIcon } from "@/components/icons";
import { PageHeader } from "@/components/PageHeader";
import { Loading, ProblemPanel, QueryView } from "@/components/states";
import type { ComplaintDetail, ComplaintStatus } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useShown } from "@/lib/masked";
import { useNames, useTagNames } from "@/lib/names";
import { useSite } from "@/lib/sites";
import { type Change, type Conflict, useChange, useComplaint, useScan } from "./api";
import { OverdueBadge, SeverityBadge, StatusBadge } from "./badges";
import { ClockPanel } from "./ClockPanel";
import { ConflictPanel } from "./ConflictPanel";
import { ContactPlanBox } from "./ContactPlanBox";
import { Composer } from "./Composer";
import { CorrectivePanel } from "./CorrectivePanel";
import { CyclePanel } from "./CyclePanel";
import { DuplicatesPanel } from "./DuplicatesPanel";
import { ErasureBox, ErasureNotice } from "./ErasureBox";
import { FilesBox } from "./FilesBox";
import { HandDialog } from "./HandDialog";
import { LinkBox } from "./LinkBox";
import { MailsPanel } from "./MailsPanel";
import { MatterDialog } from "./MatterDialog";
import { MergedCases, MergedNotice } from "./MergedPanel";
import { blockOf, classificationOf, nameAlone } from "./model";
import { MoveDialog } from "./MoveDialog";
import { NoteForm } from "./NoteForm";
import { OtherCases } from "./OtherCases";
import { OwnerBox } from "./OwnerBox";
import { ParticularsBox } from "./ParticularsBox";
import { useCasePlan } from "./plans";
import { RestrictionBox, RestrictionDialog } from "./RestrictionBox";
import { SuggestedSeverity } from "./SuggestedSeverity";
import { Timeline } from "./Timeline";
import { useRead } from "./work";

function CaseFacts({ complaint, zone, onReclassify }: { complaint: ComplaintDetail; zone: string; onReclassify: () => void }) {
  const { t } = useTranslation("complaints");
  const { dateTime, endsDay, lastDay, relative } = useFormats();
  const names = useNames();
  const tags = useTagNames();
  const site = useSite(complaint.site);
  const now = useNow();
  const scan = useScan(complaint).data;
  const { contact } = complaint;
  const yes = (is: boolean) => t(is ? "components:yes" : "components:no");
  const due = (at: string) => (endsDay(at, zone) ? t("endOfDay", { day: lastDay(at, zone) }) : dateTime(at, zone));
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("about")}</Title>
        {complaint.mergedInto === null && (
          <Button variant="default" size="xs" className="tp-no-print" onClick={onReclassify}>
            {t("matter.open")}
          </Button>
        )}
      </Group>
      <Facts
        items={[
          [
            t("column.site"),
            <Anchor key="site" component={Link} to={`/sites/${complaint.site}`}>
              {site?.name ?? complaint.site}
            </Anchor>,
          ],
          [t("column.cause"), complaint.causes.map((cause) => names("cause", cause)).join(", ")],
          [t("aboutWhat"), names("about", complaint.about)],
          ...(complaint.area ? [[t("area"), tags("area", complaint.area)] as const] : []),
          [t("formality"), names("formality", complaint.formality)],
          [t("column.channel"), names("channel", complaint.channel)],
          ...(complaint.response
            ? [
                [
                  t("fromResponse"),
                  <Anchor key="response" component={Link} to={`/responses/${complaint.response}`}>
                    {t("openResponse")}
                  </Anchor>,
                ] as const,
              ]
            : []),
          ...(scan
            ? [
                [
                  t("letter"),
                  <Anchor key="scan" href={scan}>
                    {t("toScan")}
                  </Anchor>,
                ] as const,
              ]
            : []),
          [t("customer"), contact ? [contact.name, contact.email].filter(Boolean).join(", ") : nameAlone(complaint.postal) ?? t(complaint.masked.includes("contact") ? "components:masked" : "noContact")],
          ...(complaint.postal?.address ? [[t("postal"), <span key="postal" className="tp-prose" dir="auto">{blockOf(complaint.postal)}</span>] as const] : []),
          [t("customerType"), names("customerType", complaint.customerType)],
          [t("received"), dateTime(complaint.receivedAt, zone)],
          [t("column.due"), complaint.dueAt && `${due(complaint.dueAt)} (${relative(complaint.dueAt, now, zone)})`],
          ...(complaint.outcome
            ? [
                [t("outcome"), names("outcome", complaint.outcome)] as const,
                [t("intake.onTheSpot"), yes(complaint.onTheSpot)] as const,
                ...(complaint.inCustomersFavour === null ? [] : [[t("inFavour"), yes(complaint.inCustomersFavour)] as const]),
              ]
            : []),
          ...(complaint.remedy ? [[t("remedy"), names("remedy", complaint.remedy)] as const] : []),
        ]}
      />
    </Paper>
  );
}

/** Whoever sees the case reads what its customer said last; whether that was theirs to read, the server knows. */
function useReading({ id, unreadSince }: ComplaintDetail) {
  const { mutate } = useRead();
  useEffect(() => {
    if (unreadSince !== null) {
      mutate(id);
    }
  }, [id, unreadSince, mutate]);
}

/** What somebody is about to change, and the case as they saw it when they began: what others do meanwhile is a conflict, and not overwritten. */
type Doing = ({ what: "move"; to: ComplaintStatus } | { what: "file" | "hand" | "restrict" }) & { seen: ComplaintDetail };

/** What another feature shows of a case, beside what this one does. */
type Beside = ComponentType<{ complaint: ComplaintDetail }>;

function Case({ complaint, Promises, Recovery }: { complaint: ComplaintDetail; Promises?: Beside | undefined; Recovery?: Beside | undefined }) {
  const { t } = useTranslation("complaints");
  const [doing, setDoing] = useState<Doing | null>(null);
  // The inbox leads to the composer by one key.
  const [address] = useSearchParams();
  const merged = complaint.mergedInto !== null;
  const [writing, setWriting] = useState(address.has("write"));
  useReading(complaint);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const shown = useShown();
  const zone = useSite(complaint.site)?.timeZone ?? "UTC";
  const change = useChange(setConflict);
  const plan = useCasePlan(complaint).data;
  const apply = (wanted: Change, seen: ComplaintDetail, done?: () => void, refused?: (error: unknown) => void) => {
    change.mutate(
      { change: wanted, seen },
      {
        onSuccess: (applied) => {
          setDoing(null);
          if (applied) {
            setConflict(null);
            done?.();
          }
        },
        onError: (error) => {
          refused?.(error);
        },
      },
    );
  };
  const begin = (wanted: Doing) => {
    change.reset();
    setDoing(wanted);
  };
  const leave = () => {
    setDoing(null);
  };

  return (
    <>
      {conflict && (
        <ConflictPanel
          conflict={conflict}
          zone={zone}
          busy={change.isPending}
          onAgain={() => {
            apply(conflict.wanted, conflict.now);
          }}
          onDrop={() => {
            setConflict(null);
          }}
        />
      )}
      <MergedNotice complaint={complaint} zone={zone} />
      <ErasureNotice complaint={complaint} zone={zone} />
      {change.isError && !doing && <ProblemPanel error={change.error} />}
      {complaint.suggestedSeverity && complaint.status !== "MERGED" && (
        <SuggestedSeverity
          severity={complaint.suggestedSeverity}
          because={complaint.suggestedBecause}
          busy={change.isPending}
          onConfirm={(severity) => {
            apply({ kind: "matter", body: { ...classificationOf(complaint), severity } }, complaint);
          }}
          otherwise={{
            label: t("suggested.otherwise"),
            act: () => {
              begin({ what: "file", seen: complaint });
            },
          }}
        />
      )}
      <Group gap="xs" mb="md" className="tp-no-print" role="group" aria-label={t("moves")}>
        {complaint.moves.map((to, index) => (
          <Button
            key={to}
            size="sm"
            variant={index === 0 ? "filled" : "default"}
            onClick={() => {
              begin({ what: "move", to, seen: complaint });
            }}
          >
            {t(`action.${to}`)}
          </Button>
        ))}
        {complaint.moves.length === 0 && <Text c="dimmed">{t("noMoves")}</Text>}
      </Group>
      <div className="tp-two">
        <Stack gap="md">
          <Paper withBorder p="md" component="section">
            <Title order={2} mb="sm">
              {t("description")}
            </Title>
            <p className="tp-prose tp-quote" dir="auto">
              {shown(complaint, "description")}
            </p>
          </Paper>
          <MailsPanel complaint={complaint} zone={zone} />
          {Promises && (
            <Suspense fallback={<Loading rows={2} />}>
              <Promises complaint={complaint} />
            </Suspense>
          )}
          {Recovery && (
            <Suspense fallback={<Loading rows={2} />}>
              <Recovery complaint={complaint} />
            </Suspense>
          )}
          <CorrectivePanel complaint={complaint} />
          <Paper withBorder p="md" component="section">
            <Group justify="space-between" mb="sm">
              <Title order={2}>{t("timelineTitle")}</Title>
              {merged ? (
                <Text size="sm" c="dimmed">
                  {t("merged.work")}
                </Text>
              ) : (
                <Button
                  size="xs"
                  className="tp-no-print"
                  leftSection={<EnvelopeIcon size={15} />}
                  onClick={() => {
                    setWriting(true);
                  }}
                >
                  {t("write.title")}
                </Button>
              )}
            </Group>
            <NoteForm
              busy={change.isPending}
              onAdd={(wanted, added) => {
                apply(wanted, complaint, added);
              }}
            />
            <Timeline entries={[...complaint.timeline].reverse()} zone={zone} site={complaint.site} complaint={complaint.id} covered={plan?.covered ?? []} masked={complaint.masked} />
          </Paper>
          <MergedCases complaint={complaint} zone={zone} />
        </Stack>
        <Stack gap="md">
          <DuplicatesPanel complaint={complaint} zone={zone} />
          {complaint.contact && <OtherCases of={complaint.id} />}
          <OwnerBox
            complaint={complaint}
            busy={change.isPending}
            onChange={(wanted) => {
              apply(wanted, complaint);
            }}
            onHand={() => {
              begin({ what: "hand", seen: complaint });
            }}
          />
          <RestrictionBox
            complaint={complaint}
            onOpen={() => {
              begin({ what: "restrict", seen: complaint });
            }}
          />
          {plan && <ContactPlanBox complaint={complaint} known={plan} zone={zone} />}
          <CaseFacts
            complaint={complaint}
            zone={zone}
            onReclassify={() => {
              begin({ what: "file", seen: complaint });
            }}
          />
          <ParticularsBox complaint={complaint} />
          <FilesBox complaint={complaint} zone={zone} />
          <LinkBox complaint={complaint} />
          <ErasureBox complaint={complaint} />
        </Stack>
      </div>
      <div className="tp-below">
        <ClockPanel complaint={complaint} zone={zone} />
        <CyclePanel complaint={complaint} zone={zone} />
      </div>
      {writing && !merged && (
        <Composer
          complaint={complaint}
          onClose={() => {
            setWriting(false);
          }}
        />
      )}
      {doing?.what === "hand" && (
        <HandDialog
          complaint={doing.seen}
          busy={change.isPending}
          error={change.error}
          onClose={leave}
          onHand={(to, refused) => {
            apply({ kind: "owner", to }, doing.seen, undefined, refused);
          }}
        />
      )}
      {doing?.what === "restrict" && (
        <RestrictionDialog
          complaint={doing.seen}
          busy={change.isPending}
          error={change.error}
          onClose={leave}
          onSave={(to) => {
            apply({ kind: "restriction", to }, doing.seen);
          }}
        />
      )}
      {doing?.what === "file" && (
        <MatterDialog
          complaint={doing.seen}
          busy={change.isPending}
          error={change.error}
          onClose={leave}
          onFile={(body) => {
            apply({ kind: "matter", body }, doing.seen);
          }}
        />
      )}
      {doing?.what === "move" && (
        <MoveDialog
          complaint={doing.seen}
          to={doing.to}
          busy={change.isPending}
          error={change.error}
          onClose={leave}
          onMove={(move) => {
            apply({ kind: "moves", body: move }, doing.seen);
          }}
        />
      )}
    </>
  );
}

export default function ComplaintPage({ Promises, Recovery }: { Promises?: Beside; Recovery?: Beside }) {
  const { t } = useTranslation("complaints");
  const { id = "" } = useParams();
  const query = useComplaint(id);
  const shown = useShown();
  const complaint = query.data;
  return (
    <>
      <PageHeader
        title={complaint ? shown(complaint, "subject") : t("one")}
        back={{ to: "/complaints", label: t("title") }}
        lead={
          complaint && (
            <Group gap="xs">
              <Text span>{complaint.reference}</Text>
              <StatusBadge status={complaint.status} />
              <SeverityBadge severity={complaint.severity} />
              <OverdueBadge complaint={complaint} />
            </Group>
          )
        }
      />
      <QueryView query={query}>{(data) => <Case complaint={data} Promises={Promises} Recovery={Recovery} />}</QueryView>
    </>
  );
}
