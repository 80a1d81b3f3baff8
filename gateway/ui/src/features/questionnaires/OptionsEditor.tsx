import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CrossIcon, DownIcon, PlusIcon, UpIcon } from "@/components/icons";
import { faultBeside } from "@/lib/problem";
import { type Option, freeId, idsOf, moved, replaced, wordsIn } from "./definition";
import type { Parts } from "./faults";
import { WordingFields } from "./WordingFields";

interface Props {
  options: readonly Option[];
  languages: readonly string[];
  language: string;
  faults: Parts | undefined;
  onChange: (options: readonly Option[]) => void;
}

export function OptionsEditor({ options, languages, language, faults, onChange }: Props) {
  const { t } = useTranslation("questionnaires");
  const whole = faults?.options;
  return (
    <Stack gap="sm" role="group" aria-label={t("options")}>
      <Text size="sm" fw={500}>
        {t("options")}
      </Text>
      {whole && (
        <Text size="sm" className="tp-fault" role="alert">
          {faultBeside(whole)}
        </Text>
      )}
      {options.map((option, at) => {
        const name = wordsIn(option.text, language) || t("optionNumber", { number: at + 1 });
        const fault = faults?.[`options.${at}.id`];
        return (
          <div key={at} className="tp-option">
            <Group gap="xs" align="flex-end" justify="space-between" mb={6}>
              <TextInput
                size="xs"
                w={160}
                label={t("optionCode", { number: at + 1 })}
                value={option.id}
                error={fault && faultBeside(fault)}
                onChange={(event) => {
                  onChange(replaced(options, at, { ...option, id: event.currentTarget.value }));
                }}
              />
              <Group gap={4}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === 0}
                  aria-label={t("optionUp", { name })}
                  onClick={() => {
                    onChange(moved(options, at, -1));
                  }}
                >
                  <UpIcon size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={at === options.length - 1}
                  aria-label={t("optionDown", { name })}
                  onClick={() => {
                    onChange(moved(options, at, 1));
                  }}
                >
                  <DownIcon size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={options.length === 1}
                  aria-label={t("optionDelete", { name })}
                  onClick={() => {
                    onChange(options.toSpliced(at, 1));
                  }}
                >
                  <CrossIcon size={16} />
                </ActionIcon>
              </Group>
            </Group>
            <WordingFields
              label={t("optionText", { number: at + 1 })}
              value={option.text}
              languages={languages}
              faults={faults}
              part={`options.${at}.text`}
              required
              onChange={(text) => {
                onChange(replaced(options, at, { ...option, text }));
              }}
            />
          </div>
        );
      })}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<PlusIcon size={15} />}
          onClick={() => {
            onChange([...options, { id: freeId("option", idsOf(options)), text: {} }]);
          }}
        >
          {t("optionAdd")}
        </Button>
      </Group>
    </Stack>
  );
}
