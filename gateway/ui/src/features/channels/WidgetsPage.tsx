import { Button, Code, CopyButton, Group, Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, RoleButton, SiteFilter, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { ProblemPanel, QueryView } from "@/components/states";
import type { Widget } from "@/lib/contract";
import { type CustomerType, customerTypeIn } from "@/lib/customerTypes";
import { showErrors, toFirstWrong } from "@/lib/forms";
import { faultSentence, fieldErrors, otherFaults, problemOf } from "@/lib/problem";
import { useNames } from "@/lib/names";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { useAllowOrigins, useCreateWidget, useWidgets } from "./api";
import { originsOf, snippetIn } from "./model";
import { PlaceFields } from "./PlaceFields";
import { ChannelTabs } from "./Tabs";
import { TypeFilter } from "./TypeFilter";

const SETS_UP = ["HEAD_OFFICE", "SITE_MANAGER"] as const;
const FIELDS = ["site", "customerType", "touchpoint"] as const;

function NewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("channels");
  const create = useCreateWidget();
  const form = useForm({
    initialValues: { site: null as string | null, customerType: null as CustomerType | null, touchpoint: null as string | null },
    validate: { site: (value) => (value ? null : t("needed")), touchpoint: (value) => (value ? null : t("needed")) },
  });
  return (
    <Modal opened onClose={onClose} title={t("newWidget")} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ site, customerType, touchpoint }) => {
          create.mutate({ site: site ?? "", touchpoint: touchpoint ?? "", ...(customerType && { customerType }) }, { onSuccess: onClose, onError: (error) => { showErrors(form, fieldErrors(error, FIELDS)); } });
        }, toFirstWrong(form))}
      >
        <Stack>
          {create.isError && <ProblemPanel error={create.error} faults={otherFaults(create.error, FIELDS)} />}
          <PlaceFields form={form} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("createWidget")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function SnippetDialog({ widget, onClose }: { widget: Widget; onClose: () => void }) {
  const { t, i18n } = useTranslation("channels");
  const [language, setLanguage] = useState(["en", "es", "ar"].includes(i18n.language) ? i18n.language : "en");
  const snippet = snippetIn(widget.snippet, language);
  return (
    <Modal opened onClose={onClose} size="lg" title={t("snippetOf", { site: widget.siteName })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack>
        <Text>{t("snippetHint")}</Text>
        <SegmentedControl aria-label={t("language")} value={language} onChange={setLanguage} data={["en", "es", "ar"].map((value) => ({ value, label: t(`languages.${value as "en" | "es" | "ar"}`) }))} />
        <Code block dir="ltr" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {snippet}
        </Code>
        {widget.origins.length === 0 && <Text c="dimmed">{t("snippetNowhere")}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:close")}
          </Button>
          <CopyButton value={snippet}>{({ copied, copy }) => <Button onClick={copy} data-autofocus>{copied ? t("components:copied") : t("components:copy")}</Button>}</CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}

function OriginsDialog({ widget, onClose }: { widget: Widget; onClose: () => void }) {
  const { t } = useTranslation("channels");
  const allow = useAllowOrigins(widget.code);
  const [text, setText] = useState(widget.origins.join("\n"));
  const faults = allow.isError ? (problemOf(allow.error).errors ?? []) : [];
  const typed = originsOf(text);
  const wrong = faults.map((fault) => {
    const place = /^origins\[(\d+)\]$/.exec(fault.field);
    return place ? t("originWrong", { origin: typed[Number(place[1])] ?? "" }) : faultSentence(fault);
  });
  return (
    <Modal opened onClose={onClose} title={t("originsOf", { site: widget.siteName })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          allow.mutate(typed, { onSuccess: onClose });
        }}
      >
        <Stack>
          {allow.isError && faults.length === 0 && <ProblemPanel error={allow.error} />}
          <Textarea
            label={t("origins")}
            description={t("originsHint")}
            placeholder="https://www.example.org"
            dir="ltr"
            rows={5}
            spellCheck={false}
            data-autofocus
            value={text}
            error={wrong.length > 0 ? wrong.join(" ") : undefined}
            onChange={(event) => {
              setText(event.currentTarget.value);
              allow.reset();
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("components:cancel")}
            </Button>
            <Button type="submit" loading={allow.isPending}>
              {t("components:save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Open = { kind: "new" } | { kind: "snippet" | "origins"; widget: Widget };

export default function WidgetsPage() {
  const { t } = useTranslation("channels");
  const [filters, , set] = useFilters("site", "customerType");
  const query = useWidgets(filters.site, customerTypeIn(filters.customerType));
  const [opened, setOpened] = useState<Open | null>(null);
  const touchpointName = useTouchpointNames();
  const names = useNames();
  const close = () => {
    setOpened(null);
  };
  const columns: Column<Widget>[] = [
    {
      id: "site",
      header: t("column.site"),
      cell: (widget) => (
        <>
          <strong>{widget.siteName}</strong>
          <span className="tp-sub">{touchpointName(widget.touchpoint)}</span>
        </>
      ),
      csv: (widget) => widget.siteName,
    },
    { id: "type", header: t("column.customerType"), cell: (widget) => names("customerType", widget.customerType), csv: (widget) => names("customerType", widget.customerType) },
    { id: "touchpoint", header: t("column.touchpoint"), csv: (widget) => touchpointName(widget.touchpoint) },
    { id: "code", header: t("column.code"), cell: (widget) => <Code>{widget.code}</Code>, csv: (widget) => widget.code },
    {
      id: "origins",
      header: t("origins"),
      cell: (widget) =>
        widget.origins.length === 0 ? (
          <StateBadge tone="warn">{t("nowhere")}</StateBadge>
        ) : (
          <span dir="ltr" style={{ overflowWrap: "anywhere" }}>
            {widget.origins.join(", ")}
          </span>
        ),
      csv: (widget) => widget.origins.join(" "),
    },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (widget) => (
        <Group gap={6}>
          <Button size="compact-sm" variant="default" aria-label={t("snippetOf", { site: widget.siteName })} onClick={() => { setOpened({ kind: "snippet", widget }); }}>
            {t("snippet")}
          </Button>
          <RoleButton needs={SETS_UP} size="compact-sm" variant="default" aria-label={t("originsOf", { site: widget.siteName })} onClick={() => { setOpened({ kind: "origins", widget }); }}>
            {t("allow")}
          </RoleButton>
        </Group>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("tab.widgets")}
        lead={t("widgetsLead")}
        aside={
          <>
            <CsvButton name="widgets" rows={() => csvOf(columns, query.data ?? [])} />
            <RoleButton needs={SETS_UP} size="xs" leftSection={<PlusIcon size={15} />} onClick={() => { setOpened({ kind: "new" }); }}>
              {t("newWidget")}
            </RoleButton>
          </>
        }
      />
      <ChannelTabs />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <TypeFilter value={filters.customerType} onChange={set("customerType")} />
      </div>
      <QueryView query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingFound filtered={filters.site !== "" || filters.customerType !== ""} path="/channels/widgets" title={t("noWidgets.title")} text={t("noWidgets.text")} />
          ) : (
            <DataTable caption={t("tab.widgets")} columns={columns} rows={rows} rowKey={(widget) => widget.code} />
          )
        }
      </QueryView>
      {opened?.kind === "new" && <NewDialog onClose={close} />}
      {opened?.kind === "snippet" && <SnippetDialog widget={opened.widget} onClose={close} />}
      {opened?.kind === "origins" && <OriginsDialog widget={opened.widget} onClose={close} />}
    </>
  );
}
