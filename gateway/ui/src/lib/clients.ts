import createClient from "openapi-fetch";
import type { paths as Complaints } from "./api/complaint-service";
import type { paths as Feedback } from "./api/feedback-service";
import type { paths as Gateway } from "./api/gateway";
import type { paths as Notification } from "./api/notification-service";
import type { paths as Reporting } from "./api/reporting-service";
import { send } from "./http";

const options = { baseUrl: window.location.origin, fetch: send, headers: { Accept: "application/json" } };

export const complaints = createClient<Complaints>(options);
export const feedback = createClient<Feedback>(options);
export const gateway = createClient<Gateway>(options);
export const notification = createClient<Notification>(options);
export const reporting = createClient<Reporting>(options);

/** The version that a change was made from. */
export function ifMatch(revision: number): { "If-Match": string } {
  return { "If-Match": `"${revision}"` };
}

/** The body of an answer; whatever is not a success was thrown by {@link send} before. */
export async function bodyOf<T>(answer: Promise<{ data?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

type QueryOf<Paths, Path extends keyof Paths> = Paths[Path] extends { get: { parameters: { query?: infer Query } } } ? Query : never;
export type ResponseQuery = QueryOf<Feedback, "/api/feedback/responses">;
export type ModerationQuery = QueryOf<Feedback, "/api/feedback/moderation">;
export type ModerationCountQuery = QueryOf<Feedback, "/api/feedback/moderation/count">;
export type CustomerQuery = QueryOf<Feedback, "/api/feedback/customers">;
export type CustomerCountQuery = QueryOf<Feedback, "/api/feedback/customers/counts">;
export type InvitationQuery = QueryOf<Feedback, "/api/feedback/invitations">;
export type EvaluationQuery = QueryOf<Feedback, "/api/feedback/evaluations">;
export type KioskQuery = QueryOf<Feedback, "/api/feedback/kiosks">;
export type SiteVisitQuery = QueryOf<Feedback, "/api/feedback/visits">;
export type SecurityFindingQuery = QueryOf<Feedback, "/api/feedback/security-findings">;
export type SurveyQuery = QueryOf<Feedback, "/api/feedback/surveys">;
export type WidgetQuery = QueryOf<Feedback, "/api/feedback/widgets">;
export type CoverageQuery = QueryOf<Feedback, "/api/feedback/coverage">;
export type ImpressionQuery = QueryOf<Feedback, "/api/feedback/impressions">;
export type NeedsQuery = QueryOf<Reporting, "/api/reports/needs">;
export type ComplaintQuery = QueryOf<Complaints, "/api/complaints">;
export type MailQuery = QueryOf<Complaints, "/api/complaints/mails">;
export type HandOffQuery = QueryOf<Complaints, "/api/complaints/handoffs">;
export type PromiseQuery = QueryOf<Complaints, "/api/complaints/promises">;
export type RemedyQuery = QueryOf<Complaints, "/api/complaints/remedies/waiting">;
export type ReturnCheckQuery = QueryOf<Complaints, "/api/complaints/return-checks">;
export type ReturnRateQuery = QueryOf<Complaints, "/api/complaints/return-rates">;
export type AlertQuery = QueryOf<Feedback, "/api/feedback/alerts">;
export type ComplimentQuery = QueryOf<Feedback, "/api/feedback/compliments">;
export type MessageQuery = QueryOf<Notification, "/api/notifications/messages">;

/** Filters out of the address as query parameters: empty ones are left out, and whether the others make sense is for the server to say. */
export function given<Query>(filters: Record<string, string | number | undefined>): Query {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "" && value !== undefined)) as Query;
}
