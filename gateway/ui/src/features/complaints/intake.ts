import type { Intake, Move, Severity } from "@/lib/contract";

export interface IntakeValues {
  site: string;
  severity: Severity;
  subject: string;
  description: string;
  causes: Intake["causes"];
  customerType: Intake["customerType"] | "";
  channel: NonNullable<Intake["channel"]>;
  name: string;
  email: string;
  onTheSpot: boolean;
  inCustomersFavour: boolean;
  outcome: NonNullable<Move["outcome"]> | "";
  remedy: Move["remedy"] | "";
}

export function startValues(site: string): IntakeValues {
  return {
    site,
    severity: "NORMAL",
    subject: "",
    description: "",
    causes: [],
    customerType: "",
    channel: "COUNTER",
    name: "",
    email: "",
    onTheSpot: false,
    inCustomersFavour: true,
    outcome: "",
    remedy: "",
  };
}

/** Whether nothing was typed that would be missed; the choice of a site alone would not. */
export function isUntouched({ site, ...values }: IntakeValues): boolean {
  return JSON.stringify({ site, ...values }) === JSON.stringify(startValues(site));
}

/** The body to send: empty fields are left out, so that "not given" never becomes an empty text. */
export function intakeOf(values: IntakeValues): Intake {
  const { site, severity, causes, channel, inCustomersFavour, outcome } = values;
  const description = values.description.trim();
  const email = values.email.trim();
  const name = values.name.trim();
  return {
    site,
    severity,
    causes,
    channel,
    subject: values.subject.trim(),
    ...(description && { description }),
    ...(values.customerType && { customerType: values.customerType }),
    ...(email && { contact: { email, ...(name && { name }) } }),
    ...(values.onTheSpot && outcome !== "" && { onTheSpot: { outcome, inCustomersFavour, ...(values.remedy && { remedy: values.remedy }) } }),
  };
}
