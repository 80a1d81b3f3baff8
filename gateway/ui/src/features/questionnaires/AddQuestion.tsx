import { Button, Checkbox, Group, Menu, Modal, ScrollArea, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchField, StateBadge } from "@/components/controls";
import { DownIcon, NoteIcon, PlusIcon } from "@/components/icons";
import { QueryView } from "@/components/states";
import { type LibrarySet, useLibrary } from "./api";
import { KINDS, type Kind, type Question, wordsIn } from "./definition";
import { setsFor, shownIn } from "./library";
import { useWords } from "./words";

interface ChoiceProps {
  set: LibrarySet;
  questions: readonly Question[];
  chosen: ReadonlySet<Question>;
  /** Ids of the questions that are there. */
  present: ReadonlySet<string>;
  onChange: (questions: readonly Question[], on: boolean) => void;
}

function SetChoice({ set, questions: all, chosen, present, onChange }: ChoiceProps) {
  const { t, i18n } = useTranslation("questionnaires");
  const words = useWords();
  // What is asked already is not asked twice by choosing a whole set.
  const questions = all.filter((question) => !present.has(question.id));
  const taken = questions.filter((question) => chosen.has(question)).length;
  return (
    <section>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Checkbox
          mt={3}
          aria-label={t("library.all", { set: wordsIn(set.title, i18n.language) })}
          checked={taken > 0 && taken === questions.length}
          disabled={questions.length === 0}
          indeterminate={taken > 0 && taken < questions.length}
          onChange={(event) => {
            onChange(questions, event.currentTarget.checked);
          }}
        />
        <div>
          <Title order={3} size="h5">
            {wordsIn(set.title, i18n.language)} {set.position && <StateBadge tone="quiet">{words("position", set.position)}</StateBadge>}
          </Title>
          <Text size="sm" c="dimmed">
            {wordsIn(set.about, i18n.language)}
          </Text>
        </div>
      </Group>
      <Stack gap={6} mt="xs" ps={32}>
        {all.map((question) => (
          <Checkbox
            key={question.id}
            label={wordsIn(question.text, i18n.language)}
            description={present.has(question.id) ? t("library.present") : words("kind", question.kind)}
            disabled={present.has(question.id)}
            checked={chosen.has(question)}
            onChange={(event) => {
              onChange([question], event.currentTarget.checked);
            }}
          />
        ))}
      </Stack>
    </section>
  );
}

function LibraryDialog({ customerType, present, onAdd, onClose }: { customerType: string; present: ReadonlySet<string>; onAdd: (questions: readonly Question[]) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation("questionnaires");
  const query = useLibrary();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<Question>>(new Set());
  const change = (questions: readonly Question[], on: boolean) => {
    const next = new Set(chosen);
    for (const question of questions) {
      if (on) {
        next.add(question);
      } else {
        next.delete(question);
      }
    }
    setChosen(next);
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t("library.title")} scrollAreaComponent={ScrollArea.Autosize} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        <div>
          <SearchField label={t("library.search")} value={search} onChange={setSearch} />
        </div>
        <QueryView query={query}>
          {(sets) => {
            const shown = shownIn(setsFor(sets, customerType), search, i18n.language);
            return (
              <Stack gap="lg">
                {shown.length === 0 && <Text c="dimmed">{t("library.nothing")}</Text>}
                {shown.map(({ set, questions }) => (
                  <SetChoice key={set.id} set={set} questions={questions} chosen={chosen} present={present} onChange={change} />
                ))}
              </Stack>
            );
          }}
        </QueryView>
        <Group justify="flex-end" className="tp-dialog-foot">
          <Button variant="default" onClick={onClose}>
            {t("components:cancel")}
          </Button>
          <Button
            disabled={chosen.size === 0}
            onClick={() => {
              // In the order of the library, not of the clicks.
              onAdd((query.data ?? []).flatMap((set) => set.questions.filter((question) => chosen.has(question))));
              onClose();
            }}
          >
            {t("library.add", { count: chosen.size })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface Props {
  customerType: string;
  present: ReadonlySet<string>;
  onKind: (kind: Kind) => void;
  onLibrary: (questions: readonly Question[]) => void;
}

export function AddQuestion({ customerType, present, onKind, onLibrary }: Props) {
  const { t } = useTranslation("questionnaires");
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  return (
    <Group gap="xs">
      <Menu position="bottom-start" shadow="md" width={320} withinPortal>
        <Menu.Target>
          <Button leftSection={<PlusIcon size={16} />} rightSection={<DownIcon size={14} />}>
            {t("add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
          {KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              onClick={() => {
                onKind(kind);
              }}
            >
              <Text size="sm" fw={600}>
                {words("kind", kind)}
              </Text>
              <Text size="xs" c="dimmed">
                {words("kindHint", kind)}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<NoteIcon size={16} />}
        onClick={() => {
          setChoosing(true);
        }}
      >
        {t("addFromLibrary")}
      </Button>
      {choosing && (
        <LibraryDialog
          customerType={customerType}
          present={present}
          onAdd={onLibrary}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Group>
  );
}
