import { Anchor, Button, Group, Modal, Paper, Select, Stack, Text, TextInput, Textarea, Title, Checkbox } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { RoleButton } from "@/components/controls";
import { Facts } from "@/components/Facts";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { ConsentSource, CustomerDetail, DepartureReason, Role } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { CARE } from "@/lib/roles";
import { useSiteNames } from "@/lib/sites";
import { type Change, useChangeCustomer, useCustomer, useCustomers } from "./api";
import { CustomerDialog } from "./CustomerDialog";
import { CustomerStateBadge, SharedBadge } from "./CustomerStateBadge";
import { LoyaltySection } from "./Loyalty";
import { CONSENT_SOURCES, REASONS, canWithdraw } from "./model";

const MANAGERS: readonly Role[] = ["HEAD_OFFICE", "SITE_MANAGER"];

type Apply = (change: Change) => void;
interface DialogProps {
  busy: boolean;
  error: unknown;
  apply: Apply;
  onClose: () => void;
}

function Ask({ title, action, danger = false, ready = true, busy, error, onAct, onClose, children }: { title: string; action: string; danger?: boolean; ready?: boolean; busy: boolean; error: unknown; onAct: () => void; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation("customers");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        {error !== null && error !== undefined && <ProblemPanel error={error} />}
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:cancel")}
          </Button>
          <Button color={danger ? "red" : undefined} disabled={!ready} loading={busy} onClick={onAct}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function DepartDialog({ busy, error, apply, onClose }: DialogProps) {
  const { t } = useTranslation("customers");
  const [reason, setReason] = useState<DepartureReason | null>(null);
  const [note, setNote] = useState("");
  const [on, setOn] = useState("");
  return (
    <Ask
      title={t("depart")}
      action={t("depart")}
      ready={reason !== null}
      busy={busy}
      error={error}
      onClose={onClose}
      onAct={() => {
        if (reason) {
          apply({ kind: "depart", body: { reason, ...(note.trim() && { note: note.trim() }), ...(on && { departedOn: on }) } });
        }
      }}
    >
      <Select label={t("reasonLabel")} required data={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))} value={reason} onChange={(value) => { setReason(value as DepartureReason | null); }} />
      <TextInput label={t("departedOn")} type="date" value={on} onChange={(event) => { setOn(event.currentTarget.value); }} />
      <Textarea label={t("note")} autosize minRows={2} maxLength={1000} value={note} onChange={(event) => { setNote(event.currentTarget.value); }} />
    </Ask>
  );
}

function ConsentDialog({ busy, error, apply, onClose }: DialogProps) {
  const { t } = useTranslation("customers");
  const [source, setSource] = useState<ConsentSource | null>(null);
  const [link, setLink] = useState(false);
  return (
    <Ask
      title={t("consent.give")}
      action={t("components:save")}
      ready={source !== null}
      busy={busy}
      error={error}
      onClose={onClose}
      onAct={() => {
        if (source) {
          apply({ kind: "consent", body: { given: true, source, linkAnswers: link } });
        }
      }}
    >
      <Select label={t("consent.where")} required data={CONSENT_SOURCES.map((value) => ({ value, label: t(`consentSource.${value}`) }))} value={source} onChange={(value) => { setSource(value as ConsentSource | null); }} />
      <Checkbox label={t("consent.link")} checked={link} onChange={(event) => { setLink(event.currentTarget.checked); }} />
    </Ask>
  );
}

/** What others are told apart by. */
const known = (of: { name: string | null; email: string | null; phone: string | null }) => [of.name, of.email, of.phone].filter(Boolean).join(", ");

function MergeDialog({ id, first, busy, error, apply, onClose }: DialogProps & { id: string; first: CustomerDetail["alike"][number] | null }) {
  const { t } = useTranslation("customers");
  const [q, setQ] = useState("");
  const [other, setOther] = useState(first?.id ?? null);
  const asked = useCustomers({ site: "", type: "", kind: "", state: "", q }).data ?? [];
  const found = asked.filter((each) => each.id !== id && each.id !== first?.id && !each.erased && !each.shared);
  return (
    <Ask
      title={t("merge")}
      action={t("merge")}
      ready={other !== null}
      busy={busy}
      error={error}
      onClose={onClose}
      onAct={() => {
        if (other) {
          apply({ kind: "merge", other });
        }
      }}
    >
      <Text size="sm">{t("mergeHint")}</Text>
      <Select
        label={t("other")}
        searchable
        data={[...(first ? [first] : []), ...found].map((each) => ({ value: each.id, label: known(each) || t("nameless") }))}
        filter={({ options }) => options}
        searchValue={q}
        onSearchChange={setQ}
        value={other}
        onChange={setOther}
        nothingFoundMessage={t("empty.title")}
      />
    </Ask>
  );
}

/** Other entries that may be the same customer; a person says whether they are. */
function Alike({ alike, hindrance, onMerge }: { alike: CustomerDetail["alike"]; hindrance: string | undefined; onMerge: (other: CustomerDetail["alike"][number]) => void }) {
  const { t } = useTranslation("customers");
  const { list } = useFormats();
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {t("alike.title")}
      </Title>
      <Stack gap={6}>
        {alike.map((each) => (
          <Group key={each.id} justify="space-between">
            <Text>
              <Anchor component={Link} to={`/customers/${each.id}`}>
                <bdi>{known(each) || t("nameless")}</bdi>
              </Anchor>{" "}
              <span className="tp-sub">{list(each.because.map((why) => t(`alike.${why}`)))}</span>
            </Text>
            <RoleButton needs={MANAGERS} hindrance={hindrance} size="xs" variant="default" aria-label={t("alike.merge", { name: known(each) || t("nameless") })} onClick={() => { onMerge(each); }}>
              {t("merge")}
            </RoleButton>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function Section({ title, empty, children }: { title: string; empty: boolean; children: ReactNode }) {
  const { t } = useTranslation("customers");
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="sm">
        {title}
      </Title>
      {empty ? <Text c="dimmed">{t("nothingYet")}</Text> : <Stack gap={6}>{children}</Stack>}
    </Paper>
  );
}

function History({ detail, apply }: { detail: CustomerDetail; apply: Apply }) {
  const { t } = useTranslation("customers");
  const { date, dateTime } = useFormats();
  const siteName = useSiteNames();
  return (
    <Stack gap="md">
      <LoyaltySection loyalty={detail.customer.loyalty} />
      <Section title={t("visitsTitle")} empty={detail.visits.length === 0}>
        {detail.visits.map((visit) => (
          <Text key={visit.id}>
            {dateTime(visit.visitedAt)} · {siteName(visit.site)} {visit.first && `· ${t("firstVisit")}`} <span className="tp-sub">{t(`source.${visit.source as "api"}`)}</span>
          </Text>
        ))}
      </Section>
      <Section title={t("tab.invitations")} empty={detail.invitations.length === 0}>
        {detail.invitations.map((each) => (
          <Text key={each.id}>
            {dateTime(each.invitedAt ?? each.dueAt)} · {t(`invitationState.${each.state as "PLANNED"}`)} · {siteName(each.site)} <span className="tp-sub">{t(`cause.${each.cause as "PLANNED"}`)}</span>
          </Text>
        ))}
      </Section>
      <Section title={t("responsesTitle")} empty={detail.responses.length === 0}>
        {detail.responses.map((each) => (
          <Text key={each.id}>
            <Anchor component={Link} to={`/responses/${each.id}`}>
              {dateTime(each.occurredAt)}
            </Anchor>{" "}
            · {siteName(each.site)} {each.overall !== null && `· ${each.overall}/5`}
          </Text>
        ))}
      </Section>
      {detail.departures.length > 0 && (
        <Section title={t("departuresTitle")} empty={false}>
          {detail.departures.map((each) => (
            <div key={each.id}>
              <Group justify="space-between">
                <Text c={each.withdrawnAt ? "dimmed" : undefined}>
                  {date(each.departedOn)} · {t(`reason.${each.reason}`)} · {siteName(each.site)} <span className="tp-sub">{t("departure.recorded", { by: each.recordedBy, at: dateTime(each.recordedAt) })}</span>
                  {each.withdrawnAt && each.withdrawnBy && <span className="tp-sub">{t("departure.withdrawn", { by: each.withdrawnBy, at: dateTime(each.withdrawnAt) })}</span>}
                </Text>
                {canWithdraw(each, new Date()) && !detail.customer.erased && (
                  <RoleButton needs={CARE} size="xs" variant="default" aria-label={t("departure.withdrawOne", { reason: t(`reason.${each.reason}`) })} onClick={() => { apply({ kind: "stay", departure: each.id }); }}>
                    {t("departure.withdraw")}
                  </RoleButton>
                )}
              </Group>
              {each.note && (
                <p className="tp-prose tp-quote" dir="auto">
                  {each.note}
                </p>
              )}
            </div>
          ))}
        </Section>
      )}
      {detail.merges.length > 0 && (
        <Section title={t("mergesTitle")} empty={false}>
          {detail.merges.map((each) => (
            <Group key={each.id} justify="space-between">
              <Text>
                {dateTime(each.mergedAt)} · <bdi>{each.mergedName ?? t("nameless")}</bdi> · {t("mergedBy", { name: each.by })}
              </Text>
              {each.undoneAt ? (
                <Text c="dimmed">{t("undone")}</Text>
              ) : (
                <RoleButton needs={MANAGERS} size="xs" variant="default" onClick={() => { apply({ kind: "undo", merge: each.id }); }}>
                  {t("undo")}
                </RoleButton>
              )}
            </Group>
          ))}
        </Section>
      )}
    </Stack>
  );
}

function Detail({ id, detail }: { id: string; detail: CustomerDetail }) {
  const { t } = useTranslation("customers");
  const { dateTime, number, list, language } = useFormats();
  const names = useNames();
  const siteName = useSiteNames();
  const change = useChangeCustomer(id);
  const [open, setOpen] = useState<"edit" | "consent" | "depart" | "merge" | "erase" | null>(null);
  const [first, setFirst] = useState<CustomerDetail["alike"][number] | null>(null);
  const [entered, setEntered] = useState<string | null>(null);
  const { customer, consent } = detail;
  const hindrance = customer.shared ? t("shared.hindrance") : undefined;
  const close = () => {
    setOpen(null);
    setFirst(null);
    change.reset();
  };
  const apply: Apply = (wanted) => {
    change.mutate(wanted, {
      onSuccess: (after) => {
        close();
        setEntered(wanted.kind === "depart" ? (after.departures.find((each) => !detail.departures.some((known) => known.id === each.id))?.id ?? null) : null);
      },
    });
  };
  const dialog = { busy: change.isPending, error: change.error, apply, onClose: close };
  return (
    <>
      {change.isError && open === null && <ProblemPanel error={change.error} />}
      {!customer.erased && (
        <Group gap="xs" mb="md" className="tp-no-print" role="group" aria-label={t("actions")}>
          <RoleButton needs={CARE} hindrance={hindrance} size="sm" onClick={() => { setOpen("edit"); }}>
            {t("edit")}
          </RoleButton>
          {(consent ?? customer.shared) && (
            <RoleButton needs={CARE} size="sm" variant="default" loading={change.isPending} onClick={() => { apply({ kind: "consent", body: { given: false } }); }}>
              {t("consent.withdraw")}
            </RoleButton>
          )}
          {!consent && (
            <RoleButton needs={CARE} hindrance={hindrance} size="sm" variant="default" onClick={() => { setOpen("consent"); }}>
              {t("consent.give")}
            </RoleButton>
          )}
          <RoleButton needs={CARE} size="sm" variant="default" onClick={() => { setOpen("depart"); }}>
            {t("depart")}
          </RoleButton>
          <RoleButton needs={MANAGERS} hindrance={hindrance} size="sm" variant="default" onClick={() => { setOpen("merge"); }}>
            {t("merge")}
          </RoleButton>
          <RoleButton needs={MANAGERS} hindrance={hindrance} size="sm" variant="default" onClick={() => { setOpen("erase"); }}>
            {t("erase")}
          </RoleButton>
        </Group>
      )}
      <div role="status">
        {entered !== null && (
          <Group mb="md" gap="sm">
            <Text size="sm">{t("departure.entered")}</Text>
            <Button size="compact-sm" variant="default" loading={change.isPending} onClick={() => { apply({ kind: "stay", departure: entered }); }}>
              {t("undo")}
            </Button>
          </Group>
        )}
      </div>
      {customer.shared && (
        <Text mb="md" role="note">
          {t("shared.text")}
        </Text>
      )}
      <div className="tp-two">
        <History detail={detail} apply={apply} />
        <Stack gap="md">
          {detail.alike.length > 0 && !customer.erased && (
            <Alike
              alike={detail.alike}
              hindrance={hindrance}
              onMerge={(other) => {
                setFirst(other);
                setOpen("merge");
              }}
            />
          )}
          <Paper withBorder p="md" component="section">
            <Title order={2} mb="sm">
              {t("about")}
            </Title>
            <Facts
              items={[
                [t("column.email"), customer.email && <span dir="ltr">{customer.email}</span>],
                [t("column.phone"), customer.phone && <span dir="ltr">{customer.phone}</span>],
                [t("column.type"), names("customerType", customer.customerType)],
                [t("kindLabel"), t(`kind.${customer.kind}`)],
                [t("column.sites"), list(customer.sites.map(siteName))],
                [t("language"), customer.language && language(customer.language)],
                [t("consent.label"), customer.shared ? (customer.contactable ? t("components:yes") : t("components:no")) : consent ? t("consent.given", { where: t(`consentSource.${consent.source}`), at: dateTime(consent.at) }) : detail.optedOutAt ? t("consent.optedOut", { at: dateTime(detail.optedOutAt) }) : t("consent.none")],
                [t("consent.linkLabel"), customer.shared ? null : consent?.linkAnswers ? t("components:yes") : t("components:no")],
                [
                  t("referredBy"),
                  detail.referredBy && (
                    <Anchor component={Link} to={`/customers/${detail.referredBy}`}>
                      {detail.referredByName ?? t("nameless")}
                    </Anchor>
                  ),
                ],
                [t("sent"), number(detail.referred)],
                [t("column.visits"), number(customer.visits)],
                [t("column.lastSeen"), customer.lastSeenAt && dateTime(customer.lastSeenAt)],
              ]}
            />
          </Paper>
        </Stack>
      </div>
      {open === "edit" && (
        <CustomerDialog
          known={detail}
          save={{ ...change, mutate: (body, then) => { change.mutate({ kind: "correct", revision: detail.revision, body }, then); } }}
          onClose={close}
          onSaved={close}
        />
      )}
      {open === "consent" && <ConsentDialog {...dialog} />}
      {open === "depart" && <DepartDialog {...dialog} />}
      {open === "merge" && <MergeDialog id={id} first={first} {...dialog} />}
      {open === "erase" && (
        <Ask title={t("eraseTitle")} action={t("erase")} danger busy={change.isPending} error={change.error} onClose={close} onAct={() => { apply({ kind: "erase" }); }}>
          <Text>{t("eraseText")}</Text>
        </Ask>
      )}
    </>
  );
}

export default function CustomerPage() {
  const { t } = useTranslation("customers");
  const { id = "" } = useParams();
  const query = useCustomer(id);
  const customer = query.data?.customer;
  return (
    <>
      <PageHeader
        title={customer ? (customer.erased ? t("erased") : (customer.name ?? customer.email ?? customer.phone ?? t("nameless"))) : t("one")}
        back={{ to: "/customers", label: t("title") }}
        lead={
          customer && (
            <Group gap="xs" component="span">
              <CustomerStateBadge state={customer.state} />
              {customer.shared && <SharedBadge />}
            </Group>
          )
        }
      />
      <QueryView query={query}>{(detail) => <Detail id={id} detail={detail} />}</QueryView>
    </>
  );
}
