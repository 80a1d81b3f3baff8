import type { ComparedSite, Comparison, Complaint, ComplaintDetail, FeedbackResponse, FeedbackResponseDetail, Measure, Message, MessageDetail, PromiseGiven, RemedyGiven, ReturnCheck, ReturnRate, Role, Session, Site, Staff } from "@/lib/contract";

export function aSession(roles: Role[] = ["HEAD_OFFICE"], sites: "*" | string[] = "*"): Session {
  return { user: { id: "u1", username: "ada", name: "Ada Kern", roles, sites }, csrfToken: "token-of-the-test", demo: false };
}

export function aSite(more: Partial<Site> = {}): Site {
  return {
    code: "north-general",
    name: "North General",
    region: { code: "north", name: "North" },
    sector: "hospital",
    peerGroup: "hospital-large",
    timeZone: "Europe/London",
    languages: ["en"],
    contact: { email: "care@north-general.example", phone: "+44 20 7946 0100", address: "1 Hospital Road" },
    open: true,
    revision: 3,
    ...more,
  };
}

export const SATISFACTION: Measure = { id: "satisfaction", title: "Satisfaction", definition: "Overall 4 or 5 of 5.", source: "Surveys", better: "HIGH", kind: "PROPORTION" };
export const MISERY: Measure = { id: "misery", title: "Misery", definition: "Moments of misery.", source: "Surveys", better: "LOW", kind: "PROPORTION" };

const LIMITS = { lower95: 0.7, upper95: 0.9, lower998: 0.65, upper998: 0.95 };

export function aComparedSite(more: Partial<ComparedSite> = {}): ComparedSite {
  return {
    code: "north-general",
    name: "North General",
    region: "north",
    regionName: "North",
    peerGroup: "hospital-large",
    open: true,
    n: 100,
    x: 82,
    value: 0.82,
    lower: 0.73,
    upper: 0.88,
    suppressed: false,
    funnel: LIMITS,
    signal: null,
    trend: [{ week: "2026-W46", n: 20, value: 0.8 }],
    ...more,
  };
}

export function aComparison(sites: ComparedSite[], more: Partial<Comparison> = {}): Comparison {
  return {
    measure: "satisfaction",
    from: "2026-08-23",
    to: "2026-11-21",
    region: null,
    peerGroup: null,
    centre: 0.8,
    overdispersion: { phi: 2, tau2: 0.001 },
    refreshedAt: "2026-11-21T12:00:00Z",
    sites,
    curve: [10, 50, 100, 200].map((n) => ({ n, ...LIMITS })),
    ...more,
  };
}

export function aResponse(more: Partial<FeedbackResponse> = {}): FeedbackResponse {
  return {
    id: "r1",
    site: "north-general",
    touchpoint: "reception",
    channel: "WEB",
    customerType: "PATIENT",
    questionnaire: "patient",
    questionnaireVersion: 1,
    overall: 2,
    nps: 3,
    moment: "MISERY",
    comment: "Waited three hours",
    language: "en",
    contactable: false,
    occurredAt: "2026-11-20T10:00:00Z",
    receivedAt: "2026-11-20T10:01:00Z",
    suspect: null,
    verdict: null,
    restricted: false,
    ...more,
  };
}

export function aResponseDetail(more: Partial<FeedbackResponseDetail> = {}): FeedbackResponseDetail {
  return { ...aResponse(), answers: [], contact: null, promise: null, relation: null, referredBy: null, waitedSeconds: null, imported: false, masked: [], ...more };
}

export function aComplaint(more: Partial<Complaint> = {}): Complaint {
  return {
    id: "c1",
    masked: [],
    reference: "TP-1",
    site: "north-general",
    status: "RECEIVED",
    severity: "NORMAL",
    cause: "TIME_WASTED",
    subject: "Waited four hours",
    channel: "PHONE",
    unit: null,
    owner: null,
    receivedAt: "2026-11-20T10:00:00Z",
    dueAt: "2026-11-25T10:00:00Z",
    overdue: false,
    timely: null,
    outcome: null,
    restricted: false,
    revision: 4,
    promiseDueAt: null,
    unreadSince: null,
    actionDueOn: null,
    ...more,
  };
}

export function aComplaintDetail(more: Partial<ComplaintDetail> = {}): ComplaintDetail {
  return {
    ...aComplaint(),
    description: "Nobody said why.",
    contact: null,
    postal: null,
    customerType: "PATIENT",
    causes: ["TIME_WASTED"],
    timeline: [{ at: "2026-11-20T10:00:00Z", actor: "Customer", kind: "RECEIVED", text: null, from: null, to: null, visibleToCustomer: true }],
    moves: ["ACKNOWLEDGED", "RESOLVED"],
    inCustomersFavour: null,
    remedy: null,
    about: "SERVICE",
    area: null,
    restriction: null,
    suggestedSeverity: null,
    suggestedBecause: [],
    formality: "FORMAL",
    language: "en",
    onTheSpot: false,
    imported: false,
    forwardedAt: null,
    acknowledgeBy: "2026-11-25T10:00:00Z",
    resolveBy: "2026-12-18T10:00:00Z",
    acknowledgedAt: null,
    resolvedAt: null,
    closedAt: null,
    response: null,
    mergedInto: null,
    partableUntil: null,
    merged: [],
    erasure: null,
    ...more,
  };
}

export function aRemedy(more: Partial<RemedyGiven> = {}): RemedyGiven {
  return {
    id: "m1",
    masked: [],
    complaint: "c1",
    reference: "TP-1",
    subject: "Waited four hours",
    site: "north-general",
    state: "WAITING",
    kind: "REFUND",
    minor: 10_000,
    currency: "EUR",
    purchasedOn: "2026-11-02",
    exception: null,
    note: "The lamp was broken",
    askedBy: { id: "u3", name: "Stefan Staff" },
    askedAt: "2026-11-20T10:00:00Z",
    ruling: null,
    mine: false,
    approvable: true,
    deciders: ["SITE_MANAGER", "HEAD_OFFICE"],
    revision: 1,
    ...more,
  };
}

export function aReturnCheck(more: Partial<ReturnCheck> = {}): ReturnCheck {
  return {
    id: "k1",
    masked: [],
    complaint: "c1",
    reference: "TP-1",
    subject: "Waited four hours",
    caseStatus: "CLOSED",
    site: "north-general",
    timeZone: "Europe/London",
    state: "OPEN",
    resolvedAt: "2026-10-20T10:00:00Z",
    afterDays: 30,
    dueAt: "2026-11-27T00:00:00Z",
    answer: null,
    revision: 1,
    ...more,
  };
}

export function aReturnRate(more: Partial<ReturnRate> = {}): ReturnRate {
  return { ending: "ON_THE_SPOT", afterDays: 30, returned: 19, base: 20, unknown: 5, open: 2, rate: 0.95, low: 0.764, high: 0.991, folk: 0.95, ...more };
}

export function aPromise(more: Partial<PromiseGiven> = {}): PromiseGiven {
  return {
    id: "p1",
    masked: [],
    complaint: "c1",
    reference: "TP-1",
    subject: "Waited four hours",
    caseStatus: "INVESTIGATING",
    owner: null,
    site: "north-general",
    timeZone: "Europe/London",
    state: "OPEN",
    text: "Your money is back",
    to: null,
    madeBy: { id: "u2", name: "Mara Manager" },
    madeAt: "2026-11-20T10:00:00Z",
    dueAt: "2026-11-25T17:00:00Z",
    late: false,
    remindedAt: null,
    kept: null,
    breach: null,
    consent: null,
    predecessor: null,
    successor: null,
    recovery: null,
    restricted: false,
    revision: 1,
    ...more,
  };
}

export function aMessage(more: Partial<Message> = {}): Message {
  return {
    id: "m1",
    site: "north-general",
    kind: "THANK_YOU",
    channel: "EMAIL",
    recipient: "jo@mail.example",
    subject: "Thank you",
    state: "SENT",
    attempts: 1,
    lastError: null,
    createdAt: "2026-11-20T10:00:00Z",
    sentAt: "2026-11-20T10:00:05Z",
    restricted: false,
    ...more,
  };
}

export function aMessageDetail(more: Partial<MessageDetail> = {}): MessageDetail {
  return { ...aMessage(), text: "Dear Jo, thank you.", html: null, nextTryAt: null, complaint: null, about: null, language: "en", masked: [], ...more };
}

export function aPerson(more: Partial<Staff> = {}): Staff {
  return { id: "u2", username: "sam", name: "Sam Reyes", email: "sam@touchpoint.example", roles: ["STAFF"], sites: ["north-general"], active: true, revision: 2, oneTimePassword: null, ...more };
}
