import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemPanel, QueryView } from "@/components/states";
import { AlertIcon } from "@/components/icons";
import { useFormats } from "@/lib/format";
import { useLanguageName } from "@/lib/names";
import { fieldErrors, otherFaults } from "@/lib/problem";
import { type Draft, type Published, type VersionItem, useDiff, usePublish } from "./api";
import { type Definition, untranslated, wordsIn } from "./definition";
import { isEmpty } from "./diff";
import { DiffView } from "./DiffView";
import { LONGEST_NOTE } from "./versions";

const FIELDS = ["note"];

interface Props {
  draft: Draft;
  revision: number;
  definition: Definition;
  published: Published | null;
  onClose: () => void;
}

function Summary({ draft, definition, published }: Pick<Props, "draft" | "definition"> & { published: Published }) {
  const { t } = useTranslation("questionnaires");
  const query = useDiff(draft.id, published.version, "draft");
  return (
    <>
      <Text>{t("publish.changes", { version: published.version })}</Text>
      <QueryView query={query}>
        {(diff) => (
          <>
            <DiffView diff={diff} from={published} to={definition} />
            {isEmpty(diff) && <Text size="sm">{t("publish.nothing")}</Text>}
          </>
        )}
      </QueryView>
    </>
  );
}

export function PublishDialog({ draft, revision, definition, published, onClose }: Props) {
  const { t, i18n } = useTranslation("questionnaires");
  const { number } = useFormats();
  const languageName = useLanguageName();
  const missing = untranslated(definition);
  const navigate = useNavigate();
  const publish = usePublish(draft.id);
  const [note, setNote] = useState("");
  const version = (published?.version ?? 0) + 1;
  const title = wordsIn(definition.title, i18n.language);
  const go = async () => {
    let item: VersionItem;
    try {
      item = await publish.mutateAsync({ revision, note });
    } catch {
      return; // shown above
    }
    notifications.show({ message: t("publish.done", { title, version: item.version }) });
    await navigate(`/questionnaires/${draft.id}/versions`);
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t("publish.title", { version })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        {publish.isError && <ProblemPanel error={publish.error} faults={otherFaults(publish.error, FIELDS)} />}
        {published ? <Summary draft={draft} definition={definition} published={published} /> : <Text>{t("publish.first", { title, count: definition.questions.length, number: number(definition.questions.length) })}</Text>}
        {missing.length > 0 && (
          <Alert color="yellow" icon={<AlertIcon size={16} />} title={t("publish.untranslated")}>
            {missing.map(({ language, texts }) => (
              <Text key={language} size="sm">
                {t("publish.untranslatedIn", { language: languageName(language), count: texts, number: number(texts) })}
              </Text>
            ))}
          </Alert>
        )}
        <Textarea
          label={t("publish.note")}
          description={t("publish.noteHint")}
          autosize
          minRows={2}
          maxLength={LONGEST_NOTE}
          value={note}
          error={fieldErrors(publish.error, FIELDS).note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        <Text size="sm" c="dimmed">
          {t("publish.final")}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:cancel")}
          </Button>
          <Button
            loading={publish.isPending}
            onClick={() => void go()}
          >
            {t("publish.confirm", { version })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
