import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bodyOf, reporting } from "./clients";
import type { Measure } from "./contract";

/** The organisation's measures, in the reader's language where their texts are known; the server speaks English only. */
export function useMeasures() {
  const { t } = useTranslation("compare");
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return useQuery({
    queryKey: ["measures"],
    queryFn: ({ signal }) => bodyOf<Measure[]>(reporting.GET("/api/reports/measures", { signal })),
    staleTime: Infinity,
    select: (measures) =>
      measures.map((measure) => ({
        ...measure,
        title: translate(`server.measure.${measure.id}.title`, { defaultValue: measure.title }),
        definition: translate(`server.measure.${measure.id}.definition`, { defaultValue: measure.definition }),
        source: translate(`server.source.${measure.source}`, { defaultValue: measure.source }),
      })),
  });
}
