import type { components as Complaints } from "./api/complaint-service";
import type { components as Feedback } from "./api/feedback-service";
import type { components as Gateway } from "./api/gateway";
import type { components as Notification } from "./api/notification-service";
import type { components as Reporting } from "./api/reporting-service";

/*
 * The bodies of the HTTP API, in the words of the services: the one place that says which generated type is which.
 * Some services publish no "required", because Java says by annotation what may be null; Filled says it here again:
 * every field is there, and only the named ones may be null.
 */
type Filled<T, Nullable extends keyof T = never> = { [K in keyof T]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]> };

type ComplaintSchema = Complaints["schemas"];
type FeedbackSchema = Feedback["schemas"];
type GatewaySchema = Gateway["schemas"];
type NotificationSchema = Notification["schemas"];
type ReportingSchema = Reporting["schemas"];

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** "*" is every site. */
export type SiteList = "*" | string[];
type WithSites<T> = Omit<T, "sites"> & { sites: SiteList };

export type Role = NonNullable<GatewaySchema["ApiKeyView"]["role"]>;
export type Person = WithSites<Filled<GatewaySchema["User"]>>;
export type Session = Omit<Filled<GatewaySchema["SignedIn"]>, "user"> & { user: Person };
export type Credentials = GatewaySchema["Credentials"];
export type FirstAccount = GatewaySchema["NewOperation"];

export type Region = Pick<Filled<GatewaySchema["Region"]>, "code" | "name">;
export type Contact = Filled<GatewaySchema["Contact"], "email" | "phone" | "address">;
export type Site = Omit<Filled<GatewaySchema["Site"], "peerGroup">, "region" | "contact"> & { region: Region; contact: Contact };
export type SiteDraft = GatewaySchema["NewSite"];
export type WorkingCalendar = Omit<Filled<GatewaySchema["WorkingCalendar"], "country" | "holidayRegion">, "opening" | "closures"> & {
  opening: Filled<GatewaySchema["Opening"]>[];
  closures: Filled<GatewaySchema["Closure"]>[];
};
export type SiteUnits = Omit<Filled<GatewaySchema["SiteUnits"]>, "units"> & { units: Unit[] };
export type Unit = Filled<GatewaySchema["Unit"]>;
export type CalendarDraft = GatewaySchema["NewCalendar"];
export interface HolidayPreview { regions: Filled<GatewaySchema["HolidayRegion"]>[]; next: Filled<GatewaySchema["HolidayDate"]>[] }
export type ImportResult = Omit<Filled<GatewaySchema["Result"]>, "refused"> & { refused: Filled<GatewaySchema["Refused"]>[] };
export type Staff = WithSites<Filled<GatewaySchema["StaffView"], "email" | "oneTimePassword">>;
export type NewStaff = GatewaySchema["NewStaff"];
export type StaffChange = GatewaySchema["StaffChange"];
export type ApiKey = WithSites<Filled<GatewaySchema["ApiKeyView"], "lastUsedAt" | "key">>;
export type NewApiKey = GatewaySchema["NewApiKey"];

export type FeedbackResponse = Filled<FeedbackSchema["ResponseItem"], "overall" | "nps" | "comment" | "suspect" | "verdict">;
export type Moment = FeedbackResponse["moment"];
export type Answer = Filled<Omit<FeedbackSchema["Answered"], "value" | "chosen">, "dimension" | "expected" | "experienced"> & {
  value: unknown;
  /** What the chosen options say; only of choices. */
  chosen?: string[] | null;
};
export type FeedbackResponseDetail = Omit<
  Filled<FeedbackSchema["ResponseDetail"], "overall" | "nps" | "comment" | "promise" | "relation" | "referredBy" | "waitedSeconds">,
  "answers" | "contact"
> & { answers: Answer[]; contact: Filled<FeedbackSchema["ContactShown"], "name"> | null };
/** How a customer stands to us, and the one or two contacts that it came from. */
export type Loyalty = Omit<Filled<FeedbackSchema["Loyalty"]>, "contacts"> & { contacts: Filled<FeedbackSchema["Basis"], "gap" | "overall" | "face">[] };
export type LoyaltyCount = Filled<FeedbackSchema["LoyaltyCount"]>;
export type Customer = Omit<Filled<FeedbackSchema["CustomerItem"], "name" | "email" | "phone" | "language" | "lastSeenAt">, "loyalty"> & { loyalty: Loyalty | null };
export type CustomerState = Customer["state"];
export type CustomerDraft = FeedbackSchema["NewCustomer"];
export type ConsentSource = NonNullable<FeedbackSchema["CustomerAgreement"]["source"]>;
export type CustomerDetail = Omit<Filled<FeedbackSchema["CustomerDetail"], "optedOutAt" | "referredBy" | "referredByName">, "customer" | "consent" | "visits" | "invitations" | "responses" | "departures" | "merges" | "alike"> & {
  customer: Customer;
  consent: Filled<FeedbackSchema["Consent"]> | null;
  visits: Filled<FeedbackSchema["VisitShown"]>[];
  invitations: Filled<FeedbackSchema["InvitationShown"], "invitedAt" | "answeredOn">[];
  responses: Filled<FeedbackSchema["ResponseShown"], "overall">[];
  departures: Filled<FeedbackSchema["DepartureShown"], "note" | "withdrawnBy" | "withdrawnAt">[];
  alike: Filled<FeedbackSchema["AlikeShown"], "name" | "email" | "phone">[];
  merges: Filled<FeedbackSchema["MergeShown"], "mergedName" | "undoneAt">[];
};
export interface CustomerCounts { now: Filled<FeedbackSchema["CustomerCount"]>[]; past: Filled<FeedbackSchema["CustomersPast"]>[] }
export type DepartureReason = NonNullable<FeedbackSchema["NewDeparture"]["reason"]>;
export type DepartureReport = Omit<Filled<FeedbackSchema["DepartureReport"]>, "reasons" | "bySite"> & {
  reasons: Filled<FeedbackSchema["DepartureShare"], "percent">[];
  bySite: Filled<FeedbackSchema["DepartureCount"]>[];
};
export type Referrer = Filled<FeedbackSchema["Referrer"], "name">;
export type InvitationWish = FeedbackSchema["InvitationWish"];
export type InvitationOutlook = Omit<Filled<FeedbackSchema["InvitationOutlook"], "lastInvitedAt">, "left"> & { left: Filled<FeedbackSchema["Uninvited"]>[] };
export type Invitation = Filled<FeedbackSchema["InvitationItem"], "customerName" | "invitedAt" | "remindAt" | "answeredOn" | "response">;
export type VisitSource = Filled<FeedbackSchema["VisitSource"], "lastUsedAt" | "closedAt">;
export type VisitSourceSecret = Filled<FeedbackSchema["VisitSecret"]>;
export type Import = Filled<FeedbackSchema["ImportView"], "total" | "error" | "endedAt">;
export type Alert = Filled<FeedbackSchema["Alert"], "acknowledgedAt" | "acknowledgedBy" | "closedAt" | "closedBy" | "note">;
export interface AlertDetail {
  alert: Alert;
  responses: string[];
}
export type AlertState = Alert["state"];
export type MomentRules = Filled<FeedbackSchema["RulesVersion"], "changedAt" | "changedBy">;
export type RetentionChange = Filled<FeedbackSchema["RetentionChange"], "months" | "effectiveAt" | "changedAt" | "changedBy">;
export type KeptKind = Omit<Filled<FeedbackSchema["KeptKind"], "months" | "usualMonths" | "lastCutAt" | "lastCutRecords">, "next" | "changes"> & {
  next: RetentionChange | null;
  changes: RetentionChange[];
};
export type RetentionEffect = Filled<FeedbackSchema["RetentionEffect"]>;
export type WantedRules = FeedbackSchema["WantedRules"];
export interface MomentRulesView {
  current: MomentRules;
  changes: MomentRules[];
}
export type Compliment = Filled<
  FeedbackSchema["Compliment"],
  "touchpoint" | "unit" | "person" | "personId" | "words" | "response" | "letter" | "recordedBy" | "thankedAt" | "thankedBy" | "forwardedAt" | "forwardedBy"
>;
export type Letter = Filled<FeedbackSchema["Letter"], "became" | "becameId">;
export type StaffAnswer = FeedbackSchema["StaffAnswer"];
export type NewCompliment = FeedbackSchema["NewCompliment"];
export type CaseOfResponse = Filled<ComplaintSchema["Link"]>;
export type ImportTrial = Omit<Filled<FeedbackSchema["ImportTrial"]>, "reasons" | "lines"> & { reasons: Filled<FeedbackSchema["Reason"]>[]; lines: Filled<FeedbackSchema["Line"]>[] };
export type ImportRun = Omit<Filled<FeedbackSchema["ImportView"], "total" | "error" | "endedAt">, "trial"> & { trial: ImportTrial | null };
type Optional<T> = { [K in keyof T]?: T[K] | null };
type MappedCode = Optional<{ column: string; value: string; values: Record<string, string> }>;
export interface ImportMapping {
  shape?: Optional<{ encoding: string; delimiter: string; header: boolean }> | null;
  customerType?: MappedCode | null;
  source?: string | null;
  key?: string | null;
  site?: MappedCode | null;
  touchpoint?: MappedCode | null;
  channel?: MappedCode | null;
  language?: MappedCode | null;
  relation?: MappedCode | null;
  waitedSeconds?: string | null;
  referredBy?: string | null;
  occurredAt?: Optional<{ column: string; format: string; zone: string }> | null;
  answers?: Record<string, string> | null;
  comment?: string[] | null;
  contact?: Optional<{ email: string; name: string; consent: MappedCode }> | null;
}
export interface PreparedImport {
  shape: NonNullable<ImportMapping["shape"]>;
  columns: { name: string; samples: string[] }[];
  rows: string[][];
  mapping: ImportMapping | null;
  /** Whose answers they are, if all sites are for the same. */
  customerType: "PATIENT" | "STUDENT" | "CONSUMER" | "COLLEAGUE" | null;
  suggestions: Partial<Record<string, ImportMapping>>;
  targets: Partial<Record<string, { answers: { field: string; text: string }[]; touchpoints: string[] }>>;
  saved: { name: string; fits: boolean; mapping: ImportMapping }[];
}
export type Suspicion = NonNullable<FeedbackSchema["VerdictView"]["suspect"]>;
export type ResponseVerdict = Filled<FeedbackSchema["VerdictView"], "suspect" | "verdict" | "by" | "at">;
export type ResponseModeration = Omit<Filled<FeedbackSchema["ModerationView"], "proposed" | "shown" | "by" | "at">, "decisions"> & { decisions: Filled<FeedbackSchema["Decision"]>[] };
export type QueuedComment = Filled<FeedbackSchema["QueuedComment"], "overall" | "shown" | "by" | "at">;
export type CommentCount = Filled<FeedbackSchema["CommentCount"]>;
export type ManyModerated = FeedbackSchema["ManyModerated"];
export type ModeratedMany = Filled<FeedbackSchema["ModeratedMany"]>;
export type ResponsePraise = Filled<FeedbackSchema["PraiseView"], "by" | "at" | "compliment">;
export type RefusedAnswer = Filled<FeedbackSchema["RefusedAnswer"], "answer" | "deviceAt" | "discardedAt" | "discardedBy">;
export type CommentPublication = Filled<FeedbackSchema["Publication"], "changedAt" | "changedBy">;
export type OperatorSetting = Filled<FeedbackSchema["OperatorSetting"]> | Filled<ComplaintSchema["OperatorSetting"]> | Filled<NotificationSchema["OperatorSetting"]>;
export type InvitationRules = Filled<FeedbackSchema["InvitationRulesVersion"], "changedAt" | "changedBy">;
export interface InvitationRulesView { current: InvitationRules; usual: InvitationRules; changes: InvitationRules[] }
export type WantedInvitationRules = FeedbackSchema["WantedInvitationRules"];
export type Touchpoint = Filled<FeedbackSchema["TouchpointItem"]>;
export type EvaluationPlan = Filled<FeedbackSchema["EvaluationPlan"], "halfWidth" | "level" | "contacts">;
export type EvaluationMethod = EvaluationPlan["method"];
export type Evaluation = Omit<Filled<FeedbackSchema["Evaluation"], "lastEvaluatedAt" | "missedOn" | "nextDue">, "plan"> & { plan: EvaluationPlan };
export type EvaluationState = Evaluation["state"];
export interface EvaluationList {
  total: number;
  items: Evaluation[];
}
type JourneyEnd = Filled<FeedbackSchema["End"], "mean">;
/** How a site's journey begins and ends. */
export type Impression = Omit<Filled<FeedbackSchema["Impression"], "difference" | "lower" | "upper">, "first" | "last"> & { first: JourneyEnd; last: JourneyEnd };
export interface ImpressionList {
  definition: string;
  items: Impression[];
}
/** What holds for a customer type at all sites. */
export type CustomerTypeRules = Filled<FeedbackSchema["CustomerTypeView"], "horizonDays" | "changedAt" | "changedBy">;
export type WantedTypeRules = FeedbackSchema["WantedTypeRules"];
export type Tally = Filled<FeedbackSchema["Tally"], "share">;
export interface Coverage {
  definition: string;
  whole: Tally;
  regions: { code: string; tally: Tally }[];
  sites: { code: string; name: string; region: string; tally: Tally; lastImpressions: Tally }[];
  touchpoints: (Omit<Filled<FeedbackSchema["OfTouchpoint"]>, "tally"> & { tally: Tally })[];
}
export interface JourneyStop {
  code: string;
  ordinal: number;
  kind: Evaluation["kind"];
  unit: string;
  name: Record<string, string>;
  retired: boolean;
  plan: EvaluationPlan;
  needed: number;
  /** Of its kind, unit and name. */
  revision: number;
  planRevision: number;
}
export interface Journey {
  customerType: Evaluation["customerType"];
  /** Of what belongs to it in which order. */
  revision: number;
  touchpoints: JourneyStop[];
}

export type Kiosk = Filled<FeedbackSchema["KioskItem"], "pairingUntil" | "pairedAt" | "seenAt" | "waiting" | "battery" | "charging" | "clockOffsetMs"> & { usual: Filled<FeedbackSchema["UsualSettings"]> };
export interface KioskPairing { kiosk: Kiosk; code: string; until: string }
export type NewKiosk = FeedbackSchema["NewKiosk"];
export type KioskChange = FeedbackSchema["KioskChange"];
export type NewPosters = FeedbackSchema["NewPosters"];
export type Survey = Filled<FeedbackSchema["SurveyItem"]>;
export type ContextQuestion = Survey["context"][number];
export type NewSurvey = FeedbackSchema["NewSurvey"];
export type NewWidget = FeedbackSchema["NewWidget"];
export type Widget = Filled<FeedbackSchema["WidgetItem"]>;

export type VisitMethod = FeedbackSchema["SiteVisit"]["method"];
export type VisitState = FeedbackSchema["SiteVisit"]["state"];
export type SiteVisit = Filled<FeedbackSchema["SiteVisit"], "brief" | "endedAt" | "score" | "shopper" | "startedAt">;
export type SiteVisitDraft = FeedbackSchema["NewSiteVisit"];
export type SiteVisitChange = FeedbackSchema["ChangedSiteVisit"];
export type ShopperLink = Filled<FeedbackSchema["ShopperLink"]>;
export interface PlannedVisit extends ShopperLink {
  visit: SiteVisit;
}
export type VisitScore = Filled<FeedbackSchema["Score"]>;
export type VisitPhoto = Filled<FeedbackSchema["VisitPhoto"]>;
export type VisitSection = Omit<Filled<FeedbackSchema["VisitSection"], "comment" | "response" | "score">, "answers"> & { answers: Answer[] };
export type VisitReport = Omit<Filled<FeedbackSchema["VisitReport"], "notes" | "observed" | "photosRemovedAt">, "scores" | "sections"> & {
  scores: { overall: VisitScore | null; steps: Partial<Record<string, VisitScore>>; competencies: Partial<Record<string, VisitScore>> };
  sections: VisitSection[];
};
export interface VisitDetail {
  visit: SiteVisit;
  report: VisitReport | null;
}
export type VisitScript = Filled<FeedbackSchema["VisitScript"]>;
export type SecurityFinding = Filled<FeedbackSchema["SecurityFinding"], "handledAt" | "handledBy" | "note" | "place" | "recordedBy" | "visit" | "what">;
export type NewSecurityFinding = FeedbackSchema["NewSecurityFinding"];

export type Owner = ComplaintSchema["Person"];
export type Complaint = Omit<Filled<ComplaintSchema["ComplaintItem"], "dueAt" | "timely" | "outcome" | "subject" | "promiseDueAt" | "unreadSince" | "actionDueOn">, "owner" | "unit" | "contactable"> & { unit: Unit | null; owner: Owner | null };
export type ComplaintStatus = Complaint["status"];
export type Severity = Complaint["severity"];
export type TimelineEntry = Filled<ComplaintSchema["Entry"], "text" | "from" | "to">;
export type ClockSpan = Filled<ComplaintSchema["OneSpan"], "name">;
export type CaseClock = Omit<Filled<ComplaintSchema["OneClock"], "dueAt" | "stoppedAt" | "endedAt">, "limit" | "longer" | "spans" | "steps"> & {
  limit: Filled<ComplaintSchema["Limit"]>;
  longer: Filled<ComplaintSchema["Limit"]> | null;
  spans: ClockSpan[];
  steps: Filled<ComplaintSchema["OneStep"]>[];
};
export type ClockExplained = Omit<Filled<ComplaintSchema["ClockView"], "country">, "clocks"> & { clocks: CaseClock[] };
export type ComplaintDetail = Omit<
  Filled<
    ComplaintSchema["CaseView"],
    "subject" | "description" | "area" | "suggestedSeverity" | "outcome" | "inCustomersFavour" | "remedy" | "forwardedAt" | "dueAt" | "timely" | "acknowledgedAt" | "resolvedAt" | "closedAt" | "response" | "partableUntil" | "unreadSince"
  >,
  "owner" | "unit" | "contact" | "postal" | "timeline" | "restriction" | "mergedInto" | "merged" | "erasure"
> & { erasure: Filled<ComplaintSchema["Erasure"], "doneAt"> | null; postal: Filled<ComplaintSchema["Postal"], "name" | "address"> | null; mergedInto: Filled<ComplaintSchema["Related"], "reference"> | null; merged: MergedCase[]; restriction: Restriction | null; unit: Unit | null; owner: Owner | null; contact: Filled<ComplaintSchema["Contact"], "name"> | null; timeline: TimelineEntry[] };
export type MergedCase = Omit<Filled<ComplaintSchema["MergedCase"], "subject" | "description">, "timeline"> & { timeline: TimelineEntry[] };
export type Duplicate = Filled<ComplaintSchema["Duplicate"], "subject">;
export type MailFile = Filled<ComplaintSchema["AttachedFile"], "type" | "keptBack">;
export type Mail = Omit<Filled<ComplaintSchema["MailView"], "site" | "sender" | "senderName" | "reason" | "subject" | "words">, "files"> & { files: MailFile[] };
export type MailCase = Filled<ComplaintSchema["MailCase"]>;
export type HandOff = Filled<ComplaintSchema["OneHandOff"], "fromUnit" | "fromOwner" | "toUnit" | "toOwner" | "takenUpAt">;
export type Cycle = Omit<Filled<ComplaintSchema["CycleView"], "endedAt">, "handOffs"> & { handOffs: HandOff[] };
export type LostTime = Filled<ComplaintSchema["LostTime"], "from" | "to">;
export type Particulars = ComplaintSchema["Particulars"];
export type NotedParticulars = ComplaintSchema["Noted"];
export type RegulatorReturn = Filled<ComplaintSchema["RegulatorReturn"], "site">;
export type AuditRow = Filled<ComplaintSchema["AuditView"], "complaint" | "reference" | "actor">;
export type AuditVerdict = Filled<ComplaintSchema["Verdict"], "firstBroken">;
export interface Restriction { reason: NonNullable<ComplaintSchema["RestrictionRequest"]["reason"]>; handlers: Owner[] }
export type ContactPlan = Omit<Filled<ComplaintSchema["ContactPlanView"], "reference" | "reason" | "replyEvery" | "reviewOn" | "letter" | "endedAt" | "endedBy" | "endReason">, "contact" | "person"> & {
  contact: Filled<ComplaintSchema["Contact"], "name"> | null;
  person: Owner | null;
};
export type PlanProposal = Omit<Filled<ComplaintSchema["Proposal"]>, "contact"> & { contact: Filled<ComplaintSchema["Contact"], "name"> };
export type CasePlan = Omit<Filled<ComplaintSchema["CasePlanView"], "replyBy">, "plan" | "proposal"> & { plan: ContactPlan | null; proposal: PlanProposal | null };
export type NewContactPlan = ComplaintSchema["NewContactPlan"];
export type PlanReview = ComplaintSchema["PlanReview"];
export type InboxCounts = Filled<ComplaintSchema["InboxCounts"]>;
export type CaseFilter = ComplaintSchema["CaseFilter"];
export type SavedFilter = Omit<Filled<ComplaintSchema["SavedFilter"], "site">, "filter"> & { filter: CaseFilter };
export type BulkChange = ComplaintSchema["BulkChange"];
export type BulkOutcome = Filled<ComplaintSchema["OfCase"], "revision" | "reason" | "detail">;
export type RootCause = Filled<ComplaintSchema["RootCause"]>;
export type CorrectiveAction = Filled<ComplaintSchema["ActionView"], "what" | "effect" | "endedAt" | "endedBy" | "endedNote">;
export type ActionDraft = ComplaintSchema["NewAction"];
export type NotedCause = Filled<ComplaintSchema["NotedCause"], "words">;
export interface Corrective { rootCause: NotedCause | null; today: string; actions: CorrectiveAction[] }
export type Suggestion = Filled<ComplaintSchema["SuggestionView"], "severity">;
export type Move = ComplaintSchema["MoveRequest"];
export type CaseFile = Filled<ComplaintSchema["CaseFile"], "name">;
export type LetterTemplate = Filled<ComplaintSchema["LetterTemplate"], "site">;
export type LetterTemplateDraft = ComplaintSchema["NewTemplate"];
export type LetterDraft = ComplaintSchema["NewLetter"];
export type LetterPreview = Omit<Filled<ComplaintSchema["LetterPreview"]>, "warnings"> & { warnings: Filled<ComplaintSchema["Warning"]>[] };
export type NewLink = Filled<ComplaintSchema["NewLink"], "trackingUrl">;
export type Classification = ComplaintSchema["MatterRequest"];
export type Intake = ComplaintSchema["NewComplaint"];
export type Recovery = Filled<ComplaintSchema["RecoveryTask"], "doneAt" | "doneBy" | "note">;
export type PromiseGiven = Omit<
  Filled<ComplaintSchema["PromiseView"], "subject" | "text" | "to" | "remindedAt" | "predecessor" | "successor">,
  "owner" | "kept" | "breach" | "consent" | "recovery"
> & {
  owner: Owner | null;
  kept: Filled<ComplaintSchema["Kept"]> | null;
  breach: Filled<ComplaintSchema["Breach"], "reason"> | null;
  consent: Filled<ComplaintSchema["Consent"], "note"> | null;
  recovery: Recovery | null;
};
export type RemedyGiven = Omit<Filled<ComplaintSchema["RemedyView"], "subject" | "minor" | "purchasedOn" | "exception" | "note">, "ruling"> & { ruling: Filled<ComplaintSchema["Ruling"], "reason"> | null };
export type RemedyTerms = Filled<ComplaintSchema["TermsView"]>;
export interface RemediesOfCase { terms: RemedyTerms; items: RemedyGiven[] }
export type NewRemedy = ComplaintSchema["NewRemedy"];
export type ReturnCheck = Omit<Filled<ComplaintSchema["ReturnCheckView"], "subject">, "answer"> & { answer: Filled<ComplaintSchema["ReturnAnswer"], "source" | "note"> | null };
export type NewReturnAnswer = ComplaintSchema["AnswerRequest"];
export type RecoveryRating = Filled<ComplaintSchema["Rating"], "first" | "words">;
export interface Afterwards { ratings: RecoveryRating[]; returnChecks: ReturnCheck[] }
export type KeptRate = Filled<ComplaintSchema["KeptRate"], "rate" | "low" | "high">;
export type ReturnRate = Filled<ComplaintSchema["ReturnRate"], "rate" | "low" | "high" | "folk">;
export type PromiseState = PromiseGiven["state"];
export type NewPromise = ComplaintSchema["NewPromise"];
export type Renegotiation = ComplaintSchema["Renegotiation"];
export type ConsentWay = NonNullable<ComplaintSchema["Consent"]["how"]>;

export type Message = Filled<NotificationSchema["MessageItem"], "lastError" | "sentAt">;
export type MessageState = Message["state"];
export type MessageDetail = Filled<NotificationSchema["MessageDetail"], "lastError" | "sentAt" | "html" | "nextTryAt" | "about" | "complaint" | "text">;

export type Measure = ReportingSchema["Measure"];
export type Limits = ReportingSchema["Limits"];
export type TrendPoint = ReportingSchema["TrendPoint"];
export type ComparedSite = ReportingSchema["SiteRow"];
export type Comparison = ReportingSchema["Comparison"];
export type SiteProfile = ReportingSchema["SiteProfile"];
/** How much one thing matters to one customer type. */
export type Need = Filled<ReportingSchema["Need"], "mean" | "lower" | "upper">;
