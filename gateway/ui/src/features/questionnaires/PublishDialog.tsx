import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemPanel, QueryView } from "@/components/states";
import { useFormats } from "@/lib/format";
import { type Draft, type Published, useDiff, usePublish } from "./api";
import { type Definition, wordsIn } from "./definition";
import { isEmpty } from "./diff";
import { DiffView } from "./DiffView";

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
  const navigate = useNavigate();
  const publish = usePublish(draft.id);
  const version = (published?.version ?? 0) + 1;
  const title = wordsIn(definition.title, i18n.language);
  return (
    <Modal opened onClose={onClose} size="xl" title={t("publish.title", { version })} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        {publish.isError && <ProblemPanel error={publish.error} />}
        {published ? <Summary draft={draft} definition={definition} published={published} /> : <Text>{t("publish.first", { title, count: definition.questions.length, number: number(definition.questions.length) })}</Text>}
        <Text size="sm" c="dimmed">
          {t("publish.final")}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("components:cancel")}
          </Button>
          <Button
            loading={publish.isPending}
            onClick={() => {
              publish.mutate(revision, {
                onSuccess: async (item) => {
                  notifications.show({ message: t("publish.done", { title, version: item.version }) });
                  await navigate(`/questionnaires/${draft.id}/versions`);
                },
              });
            }}
          >
            {t("publish.confirm", { version })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
