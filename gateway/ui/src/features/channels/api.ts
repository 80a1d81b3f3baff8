import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CustomerType } from "@/lib/customerTypes";
import { type KioskQuery, type SurveyQuery, type WidgetQuery, bodyOf, feedback, given, ifMatch } from "@/lib/clients";
import type { ContextQuestion, Kiosk, KioskChange, KioskPairing, NewKiosk, NewPosters, NewSurvey, NewWidget, Page, RefusedAnswer, Survey, Widget } from "@/lib/contract";
import { usePages } from "@/lib/pages";
import { hasStatus } from "@/lib/problem";
import type { SurveyChannel } from "./model";

const KIOSKS = "kiosks";
const LINKS = "links";
const WIDGETS = "widgets";
/** A device tells of itself every minute. */
const REFRESH_MS = 20_000;

export function usePosters() {
  return useMutation({
    mutationFn: (wanted: NewPosters) =>
      bodyOf<Blob>(feedback.POST("/api/feedback/posters", { body: wanted, parseAs: "blob", headers: { Accept: "application/pdf, application/problem+json" } })),
  });
}

export function useKiosks(site: string, customerType?: CustomerType) {
  return usePages<Kiosk>(
    [KIOSKS, site, customerType],
    (after, signal) => bodyOf<Page<Kiosk>>(feedback.GET("/api/feedback/kiosks", { params: { query: given<KioskQuery>({ site, customerType, after }) }, signal })),
    REFRESH_MS,
  );
}

function useRefresh(key: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: [key] });
}

export function useCreateKiosk() {
  return useMutation({ mutationFn: (kiosk: NewKiosk) => bodyOf<KioskPairing>(feedback.POST("/api/feedback/kiosks", { body: kiosk })), onSuccess: useRefresh(KIOSKS) });
}

export function useChangeKiosk(id: string) {
  const refresh = useRefresh(KIOSKS);
  return useMutation({
    mutationFn: ({ revision, ...change }: KioskChange & { revision: number }) =>
      bodyOf<Kiosk>(feedback.PUT("/api/feedback/kiosks/{id}", { params: { path: { id }, header: ifMatch(revision) }, body: change })),
    onSuccess: refresh,
    onError: (error) => (hasStatus(error, 412) ? refresh() : undefined),
  });
}

export function usePairKiosk() {
  return useMutation({
    mutationFn: (id: string) => bodyOf<KioskPairing>(feedback.POST("/api/feedback/kiosks/{id}/pairing", { params: { path: { id } } })),
    onSuccess: useRefresh(KIOSKS),
  });
}

export function useRevokeKiosk() {
  return useMutation({
    mutationFn: (id: string) => bodyOf<Kiosk>(feedback.POST("/api/feedback/kiosks/{id}/revoke", { params: { path: { id } } })),
    onSuccess: useRefresh(KIOSKS),
  });
}

/** The surveys of a channel, the newest first. */
export function useLinks(site: string, channel: SurveyChannel, customerType?: CustomerType) {
  return usePages<Survey>([LINKS, site, channel, customerType], (after, signal) =>
    bodyOf<Page<Survey>>(feedback.GET("/api/feedback/surveys", { params: { query: given<SurveyQuery>({ site, customerType, after, channel }) }, signal })),
  );
}

export function useCreateSurvey() {
  return useMutation({ mutationFn: (wanted: NewSurvey) => bodyOf<Survey>(feedback.POST("/api/feedback/surveys", { body: wanted })), onSuccess: useRefresh(LINKS) });
}

/** What a survey asks about the visit besides its questionnaire. */
export function useAsk(code: string) {
  const refresh = useRefresh(LINKS);
  return useMutation({
    mutationFn: ({ asks, revision }: { asks: ContextQuestion[]; revision: number }) =>
      bodyOf<Survey>(feedback.PUT("/api/feedback/surveys/{code}/context", { params: { path: { code }, header: ifMatch(revision) }, body: { asks } })),
    onSuccess: refresh,
    onError: (error) => (hasStatus(error, 412) ? refresh() : undefined),
  });
}

/** Opens or closes a survey. */
export function useTurn() {
  return useMutation({
    mutationFn: ({ code, to }: { code: string; to: "open" | "close" }) =>
      bodyOf<Survey>(to === "open" ? feedback.POST("/api/feedback/surveys/{code}/open", { params: { path: { code } } }) : feedback.POST("/api/feedback/surveys/{code}/close", { params: { path: { code } } })),
    onSuccess: useRefresh(LINKS),
  });
}

export function useWidgets(site: string, customerType?: CustomerType) {
  return useQuery({
    queryKey: [WIDGETS, site, customerType],
    queryFn: ({ signal }) => bodyOf<Page<Widget>>(feedback.GET("/api/feedback/widgets", { params: { query: given<WidgetQuery>({ site, customerType }) }, signal })).then((page) => page.items),
  });
}

export function useCreateWidget() {
  return useMutation({
    mutationFn: (wanted: NewWidget) => bodyOf<Widget>(feedback.POST("/api/feedback/widgets", { body: wanted })),
    onSuccess: useRefresh(WIDGETS),
  });
}

export function useAllowOrigins(code: string) {
  return useMutation({
    mutationFn: (origins: string[]) => bodyOf<Widget>(feedback.PUT("/api/feedback/widgets/{code}/origins", { params: { path: { code } }, body: { origins } })),
    onSuccess: useRefresh(WIDGETS),
  });
}

const REFUSALS = "refusals";

export function useKiosk(id: string) {
  return useQuery({ queryKey: ["kiosk", id], queryFn: ({ signal }) => bodyOf<Kiosk>(feedback.GET("/api/feedback/kiosks/{id}", { params: { path: { id } }, signal })) });
}

/** Answers of a kiosk that fit no question. */
export function useRefusals(id: string, discarded: boolean) {
  return usePages<RefusedAnswer>([REFUSALS, id, discarded], (after, signal) =>
    bodyOf<Page<RefusedAnswer>>(feedback.GET("/api/feedback/kiosks/{id}/refusals", { params: { path: { id }, query: { discarded, limit: 50, ...(after !== undefined && { after }) } }, signal })),
  );
}

export function useDiscard(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (refusals: string[]) => bodyOf<{ discarded: number }>(feedback.POST("/api/feedback/kiosks/{id}/refusals/discard", { params: { path: { id } }, body: { refusals } })),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: [REFUSALS, id] }), client.invalidateQueries({ queryKey: [KIOSKS] })]),
  });
}
