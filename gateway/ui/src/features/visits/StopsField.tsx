import { Checkbox, Select, Stack, Switch, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Evaluation, VisitScript } from "@/lib/contract";
import { useFormats } from "@/lib/format";
import type { PlanValues } from "./model";

interface Props {
  form: UseFormReturnType<PlanValues>;
  journey: readonly Evaluation[];
  scripts: readonly VisitScript[];
  /** The site is known and has no journey. */
  empty: boolean;
}

/** Which touchpoints are looked at, and by which script: one for all, or another for some of them. */
export function StopsField({ form, journey, scripts, empty }: Props) {
  const { t, i18n } = useTranslation("visits");
  const { number } = useFormats();
  const { touchpoints, differing, scripts: own, script } = form.values;
  const standard = scripts.find((each) => each.standard)?.questionnaire ?? null;
  const choices = scripts.map((each) => ({
    value: each.questionnaire,
    label: t("scriptChoice", { title: each.title[i18n.language] ?? each.title.en ?? Object.values(each.title)[0] ?? each.questionnaire, questions: number(each.questions) }),
  }));
  /** What leads the eye and the keyboard to a field that the form does not hold by itself. */
  const path = (field: string) => ({ "data-path": (form.getInputProps(field) as { "data-path"?: string })["data-path"] });
  return (
    <Stack gap="md">
      <div className="tp-fields">
        <Select
          label={t("plan.script")}
          description={t("plan.scriptHint")}
          allowDeselect={false}
          searchable
          limit={100}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={choices}
          {...form.getInputProps("script")}
          value={script || standard}
        />
        <Switch label={t("plan.differing")} mt={28} {...form.getInputProps("differing", { type: "checkbox" })} />
      </div>
      <Checkbox.Group
        label={t("plan.touchpoints")}
        description={t("plan.touchpointsHint")}
        required
        error={form.errors.touchpoints}
        value={touchpoints}
        onChange={(codes) => {
          form.setFieldValue("touchpoints", codes);
        }}
      >
        <ol className="tp-plain-list tp-stops">
          {journey.map((stop, index) => (
            <li key={stop.touchpoint}>
              <Checkbox
                value={stop.touchpoint}
                label={stop.name}
                error={form.errors[`touchpoint.${stop.touchpoint}`]}
                {...path(index === 0 ? "touchpoints" : `touchpoint.${stop.touchpoint}`)}
              />
              {differing && touchpoints.includes(stop.touchpoint) && (
                <Select
                  aria-label={t("plan.scriptOf", { touchpoint: stop.name })}
                  placeholder={t("plan.sameScript")}
                  clearable
                  clearButtonProps={{ "aria-label": t("plan.sameScript") }}
                  searchable
                  limit={100}
                  size="xs"
                  data={choices}
                  value={own[stop.touchpoint] ?? null}
                  error={form.errors[`scripts.${stop.touchpoint}`]}
                  onChange={(chosen) => {
                    form.clearFieldError(`scripts.${stop.touchpoint}`);
                    form.setFieldValue("scripts", { ...own, [stop.touchpoint]: chosen ?? "" });
                  }}
                  {...path(`scripts.${stop.touchpoint}`)}
                />
              )}
            </li>
          ))}
        </ol>
      </Checkbox.Group>
      {empty && <Text c="dimmed">{t("plan.noTouchpoints")}</Text>}
    </Stack>
  );
}
