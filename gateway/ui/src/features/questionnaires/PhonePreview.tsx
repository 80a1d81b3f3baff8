import { Group, Paper, SegmentedControl, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguageName } from "@/lib/names";
import { problemOf } from "@/lib/problem";
import { usePreview } from "./api";
import type { Definition } from "./definition";

/** The customers' page as the server makes it, at the size of a phone. It cannot run, send or open anything. */
export function PhonePreview({ definition }: { definition: Definition }) {
  const { t, i18n } = useTranslation("questionnaires");
  const languageName = useLanguageName();
  const [wanted, setWanted] = useState("");
  const language = [wanted, i18n.language].find((each) => definition.languages.includes(each)) ?? definition.languages[0] ?? "en";
  const query = usePreview(definition, language);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="preview-title" id="preview" className="tp-preview tp-no-print">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="preview-title">
          {t("preview.title")}
        </Title>
        <Text size="sm" c="dimmed" role="status">
          {query.isFetching ? t("preview.drawing") : ""}
        </Text>
      </Group>
      {definition.languages.length > 1 && (
        <SegmentedControl
          fullWidth
          size="xs"
          mb="sm"
          aria-label={t("preview.language")}
          value={language}
          onChange={setWanted}
          data={definition.languages.map((value) => ({ value, label: languageName(value) }))}
        />
      )}
      {query.isError && (
        <Text size="sm" className="tp-fault" mb="xs" role="status">
          {problemOf(query.error).status === 400 ? t("preview.faults") : t("preview.failed")}
        </Text>
      )}
      <div className="tp-phone" data-stale={query.isError || undefined}>
        {query.data !== undefined && <iframe title={t("preview.title")} sandbox="" srcDoc={query.data} width={390} height={780} />}
      </div>
    </Paper>
  );
}
