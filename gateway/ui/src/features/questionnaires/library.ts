import { type Question, type Wording, wordsIn } from "./definition";

interface QuestionSet {
  id: string;
  customerTypes: readonly string[];
  title: Wording;
  questions: readonly Question[];
}

/** The sets that can be asked of these customers. */
export function setsFor<S extends QuestionSet>(sets: readonly S[], customerType: string): S[] {
  return sets.filter((set) => set.customerTypes.length === 0 || set.customerTypes.includes(customerType));
}

export interface ShownSet<S extends QuestionSet> {
  set: S;
  questions: readonly Question[];
}

/** The questions that have the searched words, or all of a set whose title has them. */
export function shownIn<S extends QuestionSet>(sets: readonly S[], search: string, language: string): ShownSet<S>[] {
  const wanted = search.trim().toLowerCase();
  const has = (text: Wording) => wordsIn(text, language).toLowerCase().includes(wanted);
  return sets.map((set) => ({ set, questions: has(set.title) ? set.questions : set.questions.filter(({ text }) => has(text)) })).filter(({ questions }) => questions.length > 0);
}
