import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { bodyOf, feedback } from "./clients";
import type { Page } from "./contract";
import { useNames } from "./names";
import { CARE, hasAny } from "./roles";
import { useSession } from "./session";

/** The title of a questionnaire in the reader's language, as it is called now; one that may not be read is shown readable. */
export function useQuestionnaireTitles(): (id: string) => string {
  const { i18n } = useTranslation();
  const names = useNames();
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ["questionnaires"],
    queryFn: ({ signal }) => bodyOf<Page<{ id: string; title?: Record<string, string> }>>(feedback.GET("/api/feedback/questionnaires", { signal })).then((page) => page.items),
    enabled: hasAny(user, CARE),
  });
  return useCallback(
    (id: string) => {
      const title = data?.find((each) => each.id === id)?.title;
      return title?.[i18n.language] ?? title?.en ?? names("questionnaire", id);
    },
    [data, names, i18n.language],
  );
}
