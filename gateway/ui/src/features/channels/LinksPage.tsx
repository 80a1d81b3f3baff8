import { Anchor, Button, CopyButton, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CsvButton, FilterSelect, RoleButton, SiteFilter, StateBadge } from "@/components/controls";
import { type Column, DataTable, csvOf } from "@/components/DataTable";
import { PlusIcon } from "@/components/icons";
import { NothingFound } from "@/components/NothingFound";
import { PageHeader } from "@/components/PageHeader";
import { PagedList } from "@/components/PagedList";
import { ProblemPanel } from "@/components/states";
import type { Survey } from "@/lib/contract";
import { customerTypeIn } from "@/lib/customerTypes";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useTouchpointNames } from "@/lib/touchpoints";
import { useFilters } from "@/lib/url";
import { useLinks, useTurn } from "./api";
import { ContextDialog } from "./ContextDialog";
import { SURVEY_CHANNELS, hasAddress } from "./model";
import { SurveyDialog } from "./SurveyDialog";
import { ChannelTabs } from "./Tabs";
import { TypeFilter } from "./TypeFilter";

const SETS_UP = ["HEAD_OFFICE", "SITE_MANAGER"] as const;

/** The addresses of the surveys, to be put into letters, mails and pages. */
export default function LinksPage() {
  const { t } = useTranslation("channels");
  const [filters, , set] = useFilters("site", "customerType", "channel");
  const channel = SURVEY_CHANNELS.find((one) => one === filters.channel) ?? "WEB";
  const query = useLinks(filters.site, channel, customerTypeIn(filters.customerType));
  const [opened, setOpened] = useState<Survey | "new" | null>(null);
  const close = () => {
    setOpened(null);
  };
  const { list } = useFormats();
  const turn = useTurn();
  const names = useNames();
  const touchpointName = useTouchpointNames();
  const place = (survey: Survey) => t("linkAt", { site: survey.siteName, touchpoint: touchpointName(survey.touchpoint) });
  const columns: Column<Survey>[] = [
    {
      id: "site",
      header: t("column.site"),
      cell: (survey) => (
        <>
          <strong>{survey.siteName}</strong>
          <span className="tp-sub">{touchpointName(survey.touchpoint)}</span>
        </>
      ),
      csv: (survey) => survey.siteName,
    },
    { id: "touchpoint", header: t("column.touchpoint"), csv: (survey) => touchpointName(survey.touchpoint) },
    { id: "type", header: t("column.customerType"), cell: (survey) => names("customerType", survey.customerType), csv: (survey) => names("customerType", survey.customerType) },
    {
      id: "address",
      header: t("column.address"),
      cell: (survey) =>
        hasAddress(survey) ? (
          <Anchor href={survey.url} target="_blank" rel="noreferrer" dir="ltr" style={{ overflowWrap: "anywhere" }} aria-label={t("openLink", { place: place(survey) })}>
            {survey.url}
          </Anchor>
        ) : (
          t("noAddress")
        ),
      csv: (survey) => (hasAddress(survey) ? survey.url : null),
    },
    {
      id: "context",
      header: t("column.context"),
      cell: (survey) => (survey.context.length === 0 ? "–" : list(survey.context.map((question) => t(`contextShort.${question}`)))),
      csv: (survey) => survey.context.map((question) => t(`contextShort.${question}`)).join(", "),
    },
    {
      id: "state",
      header: t("column.state"),
      cell: (survey) => <StateBadge tone={survey.active ? "good" : "warn"}>{t(survey.active ? "linkOpen" : "linkClosed")}</StateBadge>,
      csv: (survey) => t(survey.active ? "linkOpen" : "linkClosed"),
    },
    {
      id: "actions",
      header: t("column.actions"),
      cell: (survey) => (
        <Group gap={6} wrap="nowrap">
          {hasAddress(survey) && (
            <CopyButton value={survey.url}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" aria-label={t("copyLink", { place: place(survey) })} onClick={copy}>
                  {copied ? t("components:copied") : t("components:copy")}
                </Button>
              )}
            </CopyButton>
          )}
          <RoleButton
            needs={SETS_UP}
            size="compact-sm"
            variant="default"
            aria-label={t("contextOf", { place: place(survey) })}
            onClick={() => {
              setOpened(survey);
            }}
          >
            {t("askVisit")}
          </RoleButton>
          <RoleButton
            needs={SETS_UP}
            size="compact-sm"
            variant="default"
            aria-label={t(survey.active ? "closeLink" : "reopenLink", { place: place(survey) })}
            disabled={turn.isPending}
            onClick={() => {
              turn.mutate({ code: survey.code, to: survey.active ? "close" : "open" });
            }}
          >
            {t(survey.active ? "close" : "reopen")}
          </RoleButton>
        </Group>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t("tab.links")} lead={t("linksLead")} aside={
          <>
            <CsvButton name="survey-links" rows={() => csvOf(columns, query.data ?? [])} />
            <RoleButton
              needs={SETS_UP}
              size="xs"
              leftSection={<PlusIcon size={15} />}
              onClick={() => {
                setOpened("new");
              }}
            >
              {t("newSurvey")}
            </RoleButton>
          </>
        }
      />
      <ChannelTabs />
      <div className="tp-filters">
        <SiteFilter value={filters.site} onChange={set("site")} />
        <TypeFilter value={filters.customerType} onChange={set("customerType")} />
        <FilterSelect
          label={t("column.channel")}
          all={names("channel", "WEB")}
          always
          value={channel}
          options={SURVEY_CHANNELS.map((value) => ({ value, label: names("channel", value) }))}
          onChange={set("channel")}
        />
      </div>
      {turn.isError && <ProblemPanel error={turn.error} />}
      <PagedList query={query} empty={<NothingFound filtered={filters.site !== "" || filters.customerType !== "" || filters.channel !== ""} path="/channels/links" title={t("noLinks.title")} text={t("noLinks.text")} />}>
        {(rows) => <DataTable caption={t("tab.links")} columns={columns} rows={rows} rowKey={(survey) => survey.code} />}
      </PagedList>
      {opened === "new" && <SurveyDialog site={filters.site} channel={channel} onClose={close} />}
      {opened !== null && opened !== "new" && <ContextDialog survey={opened} place={place(opened)} onClose={close} />}
    </>
  );
}
