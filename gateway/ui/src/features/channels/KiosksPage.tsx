import { Anchor, Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CsvButton, RoleButton, SiteFilter, StateBadge, useNow } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PagedList } from "@/components/PagedList";
import { PageHeader } from "@/components/PageHeader";
import { Loading, ProblemPanel } from "@/components/states";
import type { Kiosk } from "@/lib/contract";
import { customerTypeIn } from "@/lib/customerTypes";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { hasAny } from "@/lib/roles";
import { useSession } from "@/lib/session";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { useKiosks, usePairKiosk, useRevokeKiosk } from "./api";
import { KioskDialog } from "./KioskDialog";
import { TONES, ownOf } from "./model";
import { PairingCode } from "./PairingCode";
import { ChannelTabs } from "./Tabs";
import { TypeFilter } from "./TypeFilter";

const SETS_UP = ["HEAD_OFFICE", "SITE_MANAGER"] as const;

function PairDialog({ kiosk, onClose }: { kiosk: Kiosk; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const pair = usePairKiosk();
  return (
    <Modal opened onClose={onClose} title={t("pairName", { name: kiosk.name })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {pair.data ? (
        <PairingCode pairing={pair.data} onClose={onClose} />
      ) : (
        <>
          {pair.isError && <ProblemPanel error={pair.error} />}
          <Text mb="md">{t(kiosk.state === "ONLINE" || kiosk.state === "SILENT" ? "pairAgainHint" : "pairHint")}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button loading={pair.isPending} onClick={() => { pair.mutate(kiosk.id); }} data-autofocus>
              {t("makeCode")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function RevokeDialog({ kiosk, onClose }: { kiosk: Kiosk; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const revoke = useRevokeKiosk();
  return (
    <Modal opened onClose={onClose} title={t("revokeName", { name: kiosk.name })} closeButtonProps={{ "aria-label": t("components:close") }}>
      {revoke.isError && <ProblemPanel error={revoke.error} />}
      <Text mb="md">{t("revokeHint")}</Text>
      {(kiosk.waiting ?? 0) > 0 && (
        <Text mb="md" fw={600}>
          {t("revokeWaiting", { count: kiosk.waiting ?? 0 })}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("components:cancel")}
        </Button>
        <Button color="red" loading={revoke.isPending} onClick={() => { revoke.mutate(kiosk.id, { onSuccess: onClose }); }}>
          {t("revoke")}
        </Button>
      </Group>
    </Modal>
  );
}

type Open = { kind: "new" } | { kind: "change" | "pair" | "revoke"; kiosk: Kiosk };

export default function KiosksPage() {
  const { t } = useTranslation("channels");
  const { dateTime, list, number, relative } = useFormats();
  const now = useNow();
  const [filters, , set] = useFilters("site", "customerType");
  const query = useKiosks(filters.site, customerTypeIn(filters.customerType));
  const [opened, setOpened] = useState<Open | null>(null);
  const touchpointName = useTouchpointNames();
  const names = useNames();
  const { user } = useSession();
  const reads = hasAny(user, SETS_UP);
  const close = () => {
    setOpened(null);
  };
  const columns: Column<Kiosk>[] = [
    {
      id: "name",
      header: t("column.kiosk"),
      cell: (kiosk) => (
        <>
          <strong>{kiosk.name}</strong>
          <span className="tp-sub">
            {kiosk.siteName} · {touchpointName(kiosk.touchpoint)} · {names("customerType", kiosk.customerType)}
          </span>
          {ownOf(kiosk).length > 0 && <span className="tp-sub">{t("ownSettings", { what: list(ownOf(kiosk).map((name) => t("ownSetting", { name: t(name), value: number(kiosk[name]) }))) })}</span>}
        </>
      ),
      csv: (kiosk) => kiosk.name,
    },
    { id: "site", header: t("column.site"), csv: (kiosk) => kiosk.siteName },
    { id: "type", header: t("column.customerType"), csv: (kiosk) => names("customerType", kiosk.customerType) },
    { id: "touchpoint", header: t("column.touchpoint"), csv: (kiosk) => touchpointName(kiosk.touchpoint) },
    {
      id: "state",
      header: t("column.state"),
      cell: (kiosk) => (
        <>
          <StateBadge tone={TONES[kiosk.state]}>{t(`state.${kiosk.state}`)}</StateBadge>
          {kiosk.seenAt && <span className="tp-sub">{t("lastSeen", { when: relative(kiosk.seenAt, now) })}</span>}
          {kiosk.pairingUntil && <span className="tp-sub">{t("codeOpen", { until: dateTime(kiosk.pairingUntil) })}</span>}
        </>
      ),
      csv: (kiosk) => t(`state.${kiosk.state}`),
    },
    { id: "seenAt", header: t("column.seen"), csv: (kiosk) => kiosk.seenAt },
    { id: "waiting", header: t("column.waiting"), align: "end", cell: (kiosk) => (kiosk.waiting === null ? "–" : number(kiosk.waiting)), csv: (kiosk) => kiosk.waiting },
    {
      id: "battery",
      header: t("column.battery"),
      align: "end",
      cell: (kiosk) => (kiosk.battery === null ? "–" : `${number(kiosk.battery)} %${kiosk.charging ? ` · ${t("charging")}` : ""}`),
      csv: (kiosk) => kiosk.battery,
    },
    {
      id: "answers",
      header: t("column.answers"),
      align: "end",
      cell: (kiosk) => (
        <>
          {number(kiosk.answers)}
          {kiosk.suspect > 0 && <span className="tp-sub">{t("suspect", { count: kiosk.suspect })}</span>}
          {kiosk.refused > 0 && (
            <span className="tp-sub">
              {reads ? (
                <Anchor component={Link} to={`/channels/kiosks/${kiosk.id}/refusals`} size="sm">
                  {t("refused", { count: kiosk.refused })}
                </Anchor>
              ) : (
                t("refused", { count: kiosk.refused })
              )}
            </span>
          )}
        </>
      ),
      csv: (kiosk) => kiosk.answers,
    },
    { id: "suspect", header: t("column.suspect"), csv: (kiosk) => kiosk.suspect },
    { id: "refused", header: t("column.refused"), csv: (kiosk) => kiosk.refused },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (kiosk) => (
        <Group gap={6}>
          <RoleButton needs={SETS_UP} size="compact-sm" variant="default" aria-label={t("changeKiosk", { name: kiosk.name })} onClick={() => { setOpened({ kind: "change", kiosk }); }}>
            {t("change")}
          </RoleButton>
          <RoleButton needs={SETS_UP} size="compact-sm" variant="default" aria-label={t(kiosk.pairedAt ? "pairAgainName" : "pairName", { name: kiosk.name })} onClick={() => { setOpened({ kind: "pair", kiosk }); }}>
            {t(kiosk.pairedAt ? "pairAgain" : "pair")}
          </RoleButton>
          {kiosk.state !== "REVOKED" && (
            <RoleButton needs={SETS_UP} size="compact-sm" variant="default" aria-label={t("revokeName", { name: kiosk.name })} onClick={() => { setOpened({ kind: "revoke", kiosk }); }}>
              {t("revoke")}
            </RoleButton>
          )}
        </Group>
      ),
    },
  ];
  const add = (
    <RoleButton needs={SETS_UP} size="xs" leftSection={<PlusIcon size={15} />} onClick={() => { setOpened({ kind: "new" }); }}>
      {t("newKiosk")}
    </RoleButton>
  );
  return (
    <>
      <PageHeader
        title={t("tab.kiosks")}
        lead={t("kiosksLead")}
        aside={
          <>
            <CsvButton name="kiosks" rows={() => csvOf(columns, query.data ?? [])} />
            {add}
          </>
        }
      />
      <ChannelTabs />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <TypeFilter value={filters.customerType} onChange={set("customerType")} />
      </div>
      {query.isPending ? (
        <Loading />
      ) : (
        <PagedList query={query} empty={<NothingFound filtered={filters.site !== "" || filters.customerType !== ""} path="/channels/kiosks" title={t("noKiosks.title")} text={t("noKiosks.text")} />}>
          {(rows) => <DataTable caption={t("tab.kiosks")} columns={columns} rows={rows} rowKey={(kiosk) => kiosk.id} />}
        </PagedList>
      )}
      {opened?.kind === "new" && <KioskDialog onClose={close} />}
      {opened?.kind === "change" && <KioskDialog kiosk={opened.kiosk} onClose={close} />}
      {opened?.kind === "pair" && <PairDialog kiosk={opened.kiosk} onClose={close} />}
      {opened?.kind === "revoke" && <RevokeDialog kiosk={opened.kiosk} onClose={close} />}
    </>
  );
}
