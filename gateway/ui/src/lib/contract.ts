/** The bodies of the HTTP API, in the words of the services. */

export type Role = "HEAD_OFFICE" | "SITE_MANAGER" | "STAFF" | "OPS";

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Person {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  sites: "*" | string[];
}

export interface Session {
  user: Person;
  csrfToken: string;
  demo: boolean;
}

export interface Region {
  code: string;
  name: string;
}

export interface Contact {
  email: string | null;
  phone: string | null;
  address: string | null;
}

export interface Site {
  code: string;
  name: string;
  region: Region;
  sector: string;
  peerGroup: string | null;
  timeZone: string;
  languages: string[];
  contact: Contact;
  open: boolean;
  revision: number;
}

export type SiteDraft = Omit<Site, "open" | "revision">;

export interface ImportResult {
  read: number;
  imported: number;
  known: number;
  refused: { line: number; reason: string }[];
}

export interface Staff {
  id: string;
  username: string;
  name: string;
  email: string | null;
  roles: Role[];
  sites: "*" | string[];
  active: boolean;
  revision: number;
}

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  sites: "*" | string[];
  hint: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export type Moment = "MISERY" | "NEUTRAL" | "MAGIC";

export interface FeedbackResponse {
  id: string;
  site: string;
  touchpoint: string;
  channel: string;
  customerType: string;
  questionnaire: string;
  questionnaireVersion: number;
  overall: number | null;
  nps: number | null;
  moment: Moment;
  comment: string | null;
  language: string | null;
  contactable: boolean;
  occurredAt: string;
  receivedAt: string;
}

export interface Answer {
  question: string;
  text: string;
  kind: string;
  dimension: string | null;
  expected: number | null;
  experienced: number | null;
  value: unknown;
}

export interface FeedbackResponseDetail extends FeedbackResponse {
  answers: Answer[];
  contact: { email: string; name: string | null } | null;
  promise: string | null;
}

export interface Touchpoint {
  code: string;
  name: string;
}

export type ComplaintStatus =
  | "RECEIVED"
  | "ACKNOWLEDGED"
  | "INVESTIGATING"
  | "WAITING_FOR_CUSTOMER"
  | "RESOLVED"
  | "CLOSED"
  | "REOPENED"
  | "WITHDRAWN"
  | "REFERRED";

export type Severity = "CRITICAL" | "HIGH" | "NORMAL" | "LOW";

export interface Owner {
  id: string;
  name: string;
}

export interface Complaint {
  id: string;
  reference: string;
  site: string;
  status: ComplaintStatus;
  severity: Severity;
  cause: string;
  subject: string;
  channel: string;
  owner: Owner | null;
  receivedAt: string;
  dueAt: string | null;
  overdue: boolean;
  timely: boolean | null;
  revision: number;
}

export interface TimelineEntry {
  at: string;
  actor: string;
  kind: string;
  text: string | null;
  from: string | null;
  to: string | null;
  visibleToCustomer: boolean;
}

export interface ComplaintDetail extends Complaint {
  description: string;
  contact: { email: string; name: string | null } | null;
  customerType: string;
  causes: string[];
  timeline: TimelineEntry[];
  moves: ComplaintStatus[];
  outcome: string | null;
  inCustomersFavour: boolean | null;
  remedy: string | null;
}

export interface Move {
  to: ComplaintStatus;
  note?: string;
  outcome?: string;
  inCustomersFavour?: boolean;
  remedy?: string;
}

export interface Intake {
  site: string;
  causes: string[];
  severity: Severity;
  subject: string;
  description?: string;
  customerType?: string;
  channel: string;
  contact?: { email: string; name?: string };
  onTheSpot?: { outcome: string; inCustomersFavour: boolean; remedy?: string };
}

export type MessageState = "PENDING" | "SENDING" | "SENT" | "RETRYING" | "DEAD" | "SUPPRESSED";

export interface Message {
  id: string;
  site: string;
  kind: string;
  channel: string;
  recipient: string;
  subject: string;
  state: MessageState;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface MessageDetail extends Message {
  text: string;
  html: string | null;
  nextTryAt: string | null;
}

export interface Measure {
  id: string;
  title: string;
  definition: string;
  source: string;
  better: "HIGH" | "LOW";
  kind: "PROPORTION" | "NET_SCORE";
}

export interface Limits {
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

export interface TrendPoint {
  week: string;
  n: number;
  value: number | null;
}

export interface ComparedSite {
  code: string;
  name: string;
  region: string;
  regionName: string;
  peerGroup: string;
  open: boolean;
  n: number;
  x: number | null;
  value: number | null;
  lower: number | null;
  upper: number | null;
  suppressed: boolean;
  funnel: Limits | null;
  signal: "HIGH" | "LOW" | null;
  trend: TrendPoint[];
}

export interface Comparison {
  measure: string;
  from: string;
  to: string;
  region: string | null;
  peerGroup: string | null;
  centre: number | null;
  overdispersion: { phi: number; tau2: number } | null;
  refreshedAt: string | null;
  sites: ComparedSite[];
  curve: (Limits & { n: number })[];
}

export interface SiteProfile {
  site: { code: string; name: string; open: boolean; peerGroup: string; region: string; regionName: string; timeZone: string };
  measures: { measure: string; n: number; value: number | null; lower: number | null; upper: number | null }[];
  complaints: { open: number; overdue: number; received: number; closed: number };
}
