import { Alert, Button, Group } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Severity } from "@/lib/contract";
import { useNames } from "@/lib/names";
import { useSuggestion } from "./api";

const PAUSE = 600;

interface Props {
  severity: Severity;
  because: readonly string[];
  busy: boolean;
  onConfirm: (severity: Severity) => void;
  /** What else there is to do, beside taking it over. */
  otherwise?: { label: string; act: () => void };
}

/** What words suggest of how much is at stake; a person confirms it or says otherwise. */
export function SuggestedSeverity({ severity, because, busy, onConfirm, otherwise }: Props) {
  const { t } = useTranslation("complaints");
  const names = useNames();
  return (
    <Alert role="status" mb="md">
      <Group justify="space-between" gap="sm">
        {t("suggested.text", { severity: names("severity", severity), words: because.map((word) => `“${word}”`).join(", ") })}
        <Group gap="xs">
          <Button
            size="xs"
            disabled={busy}
            onClick={() => {
              onConfirm(severity);
            }}
          >
            {t("suggested.confirm", { severity: names("severity", severity) })}
          </Button>
          {otherwise && (
            <Button size="xs" variant="default" disabled={busy} onClick={otherwise.act}>
              {otherwise.label}
            </Button>
          )}
        </Group>
      </Group>
    </Alert>
  );
}

/** The same while somebody types. */
export function SuggestedWhileTyping({ text, now, onConfirm }: { text: string; now: Severity; onConfirm: (severity: Severity) => void }) {
  const [paused] = useDebouncedValue(text, PAUSE);
  const suggestion = useSuggestion(paused).data;
  return suggestion?.severity && suggestion.severity !== now && now !== "CRITICAL" ? <SuggestedSeverity severity={suggestion.severity} because={suggestion.because} busy={false} onConfirm={onConfirm} /> : null;
}
