import { Anchor, Paper, Switch, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ByWhom } from "@/components/ByWhom";
import { ConflictNotice, differing } from "@/components/ConflictNotice";
import { type Column, DataTable } from "@/components/DataTable";
import { ProblemPanel, QueryView } from "@/components/states";
import type { CommentPublication } from "@/lib/contract";
import { currentOf } from "@/lib/problem";
import { usePublications, usePublish } from "./api";

function Sites({ sites }: { sites: CommentPublication[] }) {
  const { t } = useTranslation("settings");
  const publish = usePublish();
  const wanted = publish.variables;
  const theirs = currentOf<CommentPublication>(publish.error);
  const inWords = (shown: boolean) => t(shown ? "publicComments.shown" : "publicComments.notShown");
  const columns: Column<CommentPublication>[] = [
    { id: "site", header: t("components:site"), cell: (row) => row.siteName, csv: (row) => row.siteName },
    {
      id: "shown",
      header: t("publicComments.shown"),
      cell: (row) => (
        <Switch
          aria-label={t("publicComments.showOf", { site: row.siteName })}
          checked={row.shown}
          disabled={publish.isPending}
          onChange={(event) => {
            publish.mutate({ ...row, shown: event.currentTarget.checked });
          }}
        />
      ),
      csv: (row) => inWords(row.shown),
    },
    {
      id: "page",
      header: t("publicComments.page"),
      cell: (row) =>
        row.shown ? (
          <Anchor href={row.url} target="_blank" rel="noreferrer" dir="ltr" aria-label={t("publicComments.openOf", { site: row.siteName })}>
            {row.url}
          </Anchor>
        ) : (
          "–"
        ),
      csv: (row) => (row.shown ? row.url : null),
    },
    { id: "changed", header: t("publicComments.changed"), cell: (row) => (row.changedAt === null ? "–" : <ByWhom who={row.changedBy} at={row.changedAt} />), csv: (row) => row.changedAt },
  ];
  return (
    <>
      {theirs && wanted && (
        <ConflictNotice
          sides={differing([{ what: theirs.siteName, mine: inWords(wanted.shown), theirs: inWords(theirs.shown) }])}
          unseen={t("publicComments.alike")}
          busy={publish.isPending}
          onTake={publish.reset}
          onKeep={() => {
            publish.mutate({ ...theirs, shown: wanted.shown });
          }}
        />
      )}
      {publish.isError && !theirs && <ProblemPanel error={publish.error} />}
      <DataTable caption={t("publicComments.title")} columns={columns} rows={sites} rowKey={({ site }) => site} />
    </>
  );
}

/** At which sites everybody sees the comments that were approved. */
export function PublicComments() {
  const { t } = useTranslation("settings");
  const query = usePublications();
  return (
    <Paper withBorder p="md" component="section" maw={820}>
      <Title order={2} mb="xs">
        {t("publicComments.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("publicComments.hint")}
      </Text>
      <QueryView query={query}>{(sites) => <Sites sites={sites} />}</QueryView>
    </Paper>
  );
}
