import { Alert, Button, Checkbox, Group, Modal, MultiSelect, Progress, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertIcon } from "@/components/icons";
import { ProblemPanel } from "@/components/states";
import { useFormats } from "@/lib/format";
import { useNames } from "@/lib/names";
import { useTouchpoints } from "@/lib/touchpoints";
import { type Choice, type Survey, useChoose, useQuestionnaires } from "./api";
import { wordsIn } from "./definition";
import { type Wanted, countsBy, meant, sitesOf } from "./use";

interface Props {
  id: string;
  title: string;
  customerType: string;
  surveys: readonly Survey[];
  /** Whether a kiosk can begin with it. */
  onKiosks: boolean;
  onClose: () => void;
}

/** The touchpoints that have surveys, in the order in which these customers come past them. */
function useStops(surveys: readonly Survey[], customerType: string) {
  const touchpoints = useTouchpoints().data ?? [];
  const names = useNames();
  const at = (code: string) => touchpoints.find((each) => each.code === code)?.journeys.find((stop) => stop.customerType === customerType)?.ordinal ?? Infinity;
  return countsBy(surveys, (survey) => survey.touchpoint)
    .map(([code]) => ({ value: code, label: touchpoints.find((each) => each.code === code)?.name ?? names("touchpoint", code) }))
    .sort((one, other) => at(one.value) - at(other.value) || one.label.localeCompare(other.label));
}

/** Puts a questionnaire to use: which surveys ask it from now on, and what they asked before. */
export function UseDialog({ id, title, customerType, surveys: found, onKiosks, onClose }: Props) {
  const { t, i18n } = useTranslation("questionnaires");
  const names = useNames();
  const { number } = useFormats();
  const questionnaires = useQuestionnaires().data ?? [];
  // As it was when the dialog opened: what is changed here would change under the person's eyes otherwise.
  const [surveys] = useState(found);
  const [wanted, setWanted] = useState<Wanted>({ everywhere: false, sites: [], touchpoints: [], channels: [] });
  const [step, setStep] = useState({ done: 0, of: 0 });
  const choose = useChoose((done) => {
    setStep((before) => ({ ...before, done }));
  });
  const undo = useChoose((done) => {
    setStep((before) => ({ ...before, done }));
  });
  const stops = useStops(surveys, customerType);
  const sites = [...new Map(surveys.map((survey) => [survey.site, survey.siteName]))].map(([value, label]) => ({ value, label })).sort((one, other) => one.label.localeCompare(other.label));
  const channels = countsBy(surveys, (survey) => survey.channel).map(([value]) => ({ value, label: names("channel", value) }));
  const all = meant(surveys, wanted);
  const others = all.filter((survey) => survey.questionnaire !== id);
  const changing = others.filter((survey) => onKiosks || survey.channel !== "KIOSK");
  const kiosks = others.length - changing.length;
  const titleOf = (code: string) => {
    const one = questionnaires.find((each) => each.id === code);
    return (one && wordsIn(one.title, i18n.language)) || code;
  };
  const chosen = wanted.everywhere || wanted.sites.length + wanted.touchpoints.length + wanted.channels.length > 0;
  const set = (field: "sites" | "touchpoints" | "channels") => (value: string[]) => {
    setWanted({ ...wanted, everywhere: false, [field]: value });
  };
  const begin = (run: typeof choose, choices: readonly Choice[]) => {
    setStep({ done: 0, of: choices.length });
    run.mutate(choices);
  };
  const busy = choose.isPending || undo.isPending;
  const done = choose.data?.done ?? [];
  const before = done.flatMap(({ code }) => surveys.filter((survey) => survey.code === code).map(({ questionnaire }) => ({ code, questionnaire })));
  const failure = undo.data?.error ?? choose.data?.error;
  return (
    <Modal opened onClose={onClose} size="lg" title={t("use.title", { title })} closeOnClickOutside={!busy} closeButtonProps={{ "aria-label": t("components:close") }}>
      <Stack gap="md">
        {choose.data === undefined && (
          <>
            <MultiSelect label={t("components:site")} placeholder={chosen && wanted.sites.length === 0 ? t("use.allSites") : undefined} searchable clearable limit={100} data={sites} value={[...wanted.sites]} onChange={set("sites")} />
            <MultiSelect label={t("use.touchpoints")} placeholder={chosen && wanted.touchpoints.length === 0 ? t("use.allTouchpoints") : undefined} searchable clearable data={stops} value={[...wanted.touchpoints]} onChange={set("touchpoints")} />
            <MultiSelect label={t("use.channels")} placeholder={chosen && wanted.channels.length === 0 ? t("use.allChannels") : undefined} clearable data={channels} value={[...wanted.channels]} onChange={set("channels")} />
            <Checkbox
              label={t("use.everywhere")}
              checked={wanted.everywhere}
              onChange={(event) => {
                setWanted({ everywhere: event.currentTarget.checked, sites: [], touchpoints: [], channels: [] });
              }}
            />
            <div role="status">
              {!chosen && <Text size="sm">{t("use.choose")}</Text>}
              {chosen && all.length === 0 && <Text size="sm">{t("use.noSurvey")}</Text>}
              {all.length > others.length && <Text size="sm">{t("use.already", { count: all.length - others.length, number: number(all.length - others.length) })}</Text>}
              {kiosks > 0 && (
                <Alert color="yellow" icon={<AlertIcon size={16} />} my="xs">
                  {t("use.notOnKiosks", { count: kiosks, number: number(kiosks) })}
                </Alert>
              )}
              {changing.length > 0 && (
                <>
                  <Text size="sm">{t("use.replaces", { title })}</Text>
                  <ul>
                    {countsBy(changing, (survey) => survey.questionnaire).map(([code, count]) => (
                      <li key={code}>{t("use.replaced", { title: titleOf(code), count, number: number(count) })}</li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          </>
        )}
        {busy && <Progress value={step.of === 0 ? 0 : (100 * step.done) / step.of} aria-label={t("use.progress")} />}
        {choose.data && !undo.data && (
          <Text role="status">{t("use.done", { title, count: done.length, number: number(done.length), sites: number(sitesOf(surveys.filter((survey) => done.some(({ code }) => code === survey.code)))) })}</Text>
        )}
        {undo.data && <Text role="status">{t("use.undone", { count: undo.data.done.length, number: number(undo.data.done.length) })}</Text>}
        {Boolean(failure) && <ProblemPanel error={failure} />}
        <Group justify="flex-end">
          {choose.data && !undo.data && done.length > 0 && (
            <Button
              variant="default"
              loading={undo.isPending}
              onClick={() => {
                begin(undo, before);
              }}
            >
              {t("use.undo")}
            </Button>
          )}
          <Button variant={choose.data ? "filled" : "default"} disabled={busy} onClick={onClose}>
            {choose.data ? t("components:close") : t("components:cancel")}
          </Button>
          {choose.data === undefined && (
            <Button
              disabled={changing.length === 0}
              loading={choose.isPending}
              onClick={() => {
                begin(choose, changing.map(({ code }) => ({ code, questionnaire: id })));
              }}
            >
              {t("use.confirm", { count: changing.length, number: number(changing.length) })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
