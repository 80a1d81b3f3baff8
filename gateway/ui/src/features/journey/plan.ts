import { useTranslation } from "react-i18next";
import type { EvaluationPlan } from "@/lib/contract";
import { useFormats } from "@/lib/format";

/** A plan in words: how, how often, and how exactly. */
export function usePlanWords(): { how: (plan: EvaluationPlan) => string; often: (plan: EvaluationPlan) => string; exact: (plan: EvaluationPlan) => string } {
  const { t } = useTranslation("journey");
  const { decimal } = useFormats();
  return {
    how: (plan) => t(`method.${plan.method}`),
    often: (plan) => t(`every.${plan.rhythm}`, { count: plan.every }),
    exact: (plan) => (plan.halfWidth === null || plan.level === null ? t("once") : t("exact", { width: decimal(plan.halfWidth * 100), level: plan.level })),
  };
}
