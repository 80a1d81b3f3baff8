import { untied } from "@/lib/cases";
import { minorOf } from "@/lib/money";
import { postalOf } from "@/lib/postal";
import { costs, isOfPurchase } from "@/lib/remedies";
import type { AlertDetail, CaseOfResponse, FeedbackResponseDetail, Intake, Move, Severity } from "@/lib/contract";

export interface IntakeValues {
  site: string;
  severity: Severity;
  subject: string;
  description: string;
  causes: Intake["causes"];
  about: NonNullable<Intake["about"]>;
  /** The code of the unit that it lies with. */
  unit: string;
  customerType: Intake["customerType"] | "";
  area: NonNullable<Intake["area"]> | "";
  formality: NonNullable<Intake["formality"]> | "";
  channel: NonNullable<Intake["channel"]>;
  name: string;
  email: string;
  /** Where they are answered by post, line by line. */
  address: string;
  onTheSpot: boolean;
  inCustomersFavour: boolean;
  outcome: NonNullable<Move["outcome"]> | "";
  remedy: Move["remedy"] | "";
  /** As people write it. */
  cost: number | string;
  purchasedOn: string;
  language: string;
  /** The answers that it comes from. */
  responses: string[];
}

export function startValues(site: string): IntakeValues {
  return {
    site,
    severity: "NORMAL",
    subject: "",
    description: "",
    causes: [],
    about: "SERVICE",
    unit: "",
    customerType: "",
    area: "",
    formality: "",
    channel: "COUNTER",
    name: "",
    email: "",
    address: "",
    onTheSpot: false,
    inCustomersFavour: true,
    outcome: "",
    remedy: "",
    cost: "",
    purchasedOn: "",
    language: "",
    responses: [],
  };
}

/** Whether nothing was typed that would be missed; the choice of a site alone would not. */
export function isUntouched({ site, ...values }: IntakeValues, start: IntakeValues): boolean {
  return JSON.stringify({ site, ...values }) === JSON.stringify({ ...start, site });
}

/** What the people present gave, with what its kind asks for. */
function settledOf({ outcome, inCustomersFavour, remedy, cost, purchasedOn }: IntakeValues, currency: string | null): Intake["onTheSpot"] {
  if (outcome === "") {
    return undefined;
  }
  const minor = remedy && costs(remedy) && currency !== null ? minorOf(cost, currency) : null;
  return { outcome, inCustomersFavour, ...(remedy && { remedy }), ...(minor !== null && { minor }), ...(remedy && isOfPurchase(remedy) && purchasedOn && { purchasedOn }) };
}

/** The body to send: empty fields are left out, so that "not given" never becomes an empty text. A cost is in the currency of the site. */
export function intakeOf(values: IntakeValues, currency: string | null = null): Intake {
  const { site, severity, causes, about, channel } = values;
  const onTheSpot = values.onTheSpot ? settledOf(values, currency) : undefined;
  const description = values.description.trim();
  const email = values.email.trim();
  const name = values.name.trim();
  const postal = postalOf(name, values.address.trim(), email !== "");
  return {
    site,
    severity,
    causes,
    about,
    channel,
    subject: values.subject.trim(),
    ...(description && { description }),
    ...(values.language && { language: values.language }),
    ...(values.responses.length > 0 && { responses: values.responses }),
    ...(values.customerType && { customerType: values.customerType }),
    ...(values.unit && { unit: values.unit }),
    ...(values.area && { area: values.area }),
    ...(values.formality && { formality: values.formality }),
    ...(email && { contact: { email, ...(name && { name }) } }),
    ...(postal && { postal }),
    ...(onTheSpot && { onTheSpot }),
  };
}

/** What a complaint comes from: one answer, or the answers that an alert is about; and the complaints that some of them have become already. */
export interface Origin {
  response: FeedbackResponseDetail | null;
  alert: AlertDetail | null;
  cases: readonly CaseOfResponse[];
}

/** As many answers as a complaint takes. */
const MOST_RESPONSES = 50;
const LONGEST_SUBJECT = 80;
const LONGEST_TEXT = 4000;

/** Sentences that say what is known, in the reader's language. */
export interface Sentences {
  subject: string;
  facts: readonly string[];
}

/** The beginning of a text, cut between words. */
export function beginning(text: string, longest = LONGEST_SUBJECT): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/\s+\S*$/, "")}…`;
}

/** The answers that it is about. */
export function answersOf({ response, alert }: Pick<Origin, "response" | "alert">): string[] {
  return alert ? alert.responses : response ? [response.id] : [];
}

/** The answers that the complaint is tied to: those that are no complaint's yet. */
export function originsOf(origin: Origin): string[] {
  return untied(answersOf(origin), origin.cases).slice(0, MOST_RESPONSES);
}

/** A form that knows what was answered: the customer's words first, what is known about them below. A contact is there only for those who may see it. */
export function startFrom(origin: Origin, { subject, facts }: Sentences): IntakeValues {
  const { response, alert } = origin;
  const own = alert === null || alert.alert.kind === "MISERY" ? response : null;
  const words = own?.comment ?? "";
  return {
    ...startValues(alert?.alert.site ?? response?.site ?? ""),
    subject: words === "" ? subject : beginning(words),
    description: [words, ...facts].filter((line) => line !== "").join("\n").slice(0, LONGEST_TEXT),
    customerType: own?.customerType ?? "",
    channel: "SURVEY",
    language: own?.language ?? "",
    name: own?.contact?.name ?? "",
    email: own?.contact?.email ?? "",
    responses: originsOf(origin),
  };
}
