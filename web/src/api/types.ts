// Made by scripts/api_types.py from the answers of the API. Change those, not this file.

export interface Accounting {
  found: number;
  read: number;
  partly_read: number;
  duplicate: number;
  skipped: number;
  failed: number;
  waiting: number;
  opened: number;
  reasons: readonly (ReasonCount)[];
  sources: number;
}

export interface ActorShown {
  id: string;
  kind: string;
  name: string;
  country: string | null;
  sector: string | null;
  mentions: number;
  found_by: string;
  posts: readonly (Post)[];
}

export interface ActorsAnswer {
  country: CountryAsked | null;
  rows: readonly (RosterRow)[];
  total: number;
  offset: number;
  kinds: readonly (KindCount)[];
}

export interface Alike {
  words: string;
  start: number;
  end: number;
  source_id: string;
  title: string | null;
  file_name: string;
  part: string | null;
  author: string | null;
  published: string | null;
  claims: readonly (ClaimLine)[];
  unsure_date: boolean;
}

export interface AlikePage {
  hits: readonly (Alike)[];
  total: number;
  offset: number;
  compared: number;
  unread: number;
}

export interface Block {
  start: number;
  end: number;
  kind: "heading" | "paragraph" | "quotation" | "list_item" | "table_cell" | "note" | "caption" | "furniture";
}

export interface CaseAnswer {
  overview: Overview;
  accounting: Accounting;
}

export interface CastPage {
  rows: readonly (CastRow)[];
  total: number;
  offset: number;
}

export interface CastRow {
  id: string;
  kind: "state" | "government_body" | "service" | "armed_group" | "party" | "organisation" | "company" | "medium" | "people" | "person" | "place";
  name: string;
  country: string | null;
  sector: string | null;
  posts: readonly (Post)[];
  found_by: string;
  mentions: number;
}

export interface Claim {
  id: string;
  passage: Passage;
  trigger: Passage;
  type: "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" | "COOPERATE" | "AID" | "RETREAT" | "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" | "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT" | "STATEMENT";
  mode: string | null;
  contexts: readonly (string)[];
  participants: readonly (Participant)[];
  thing: Thing | null;
  when: When | null;
  where: readonly (Where)[];
  openness: Openness;
  stance: Stance;
  chain: readonly (Hop)[];
  inferred: Readonly<Record<string, string>>;
}

export interface ClaimLine {
  id: string;
  type: string;
  deed: string;
  parties: readonly (Party)[];
  thing: string | null;
  when: string | null;
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
  places: readonly (string)[];
  openness: string;
  stance: string;
  chain: readonly (Teller)[];
  passage: string;
  start: number;
  end: number;
  source_id: string;
  title: string | null;
  file_name: string;
  part: string | null;
  author: string | null;
  published: string | null;
  decided: Decided | null;
}

export interface ClaimListed {
  line: ClaimLine;
  unsure_date: boolean;
}

export interface ClaimTypeCount {
  type: string;
  count: number;
}

export interface ClaimsAnswer {
  country: CountryAsked | null;
  rows: readonly (ClaimListed)[];
  total: number;
  offset: number;
}

export interface Correction {
  field: string;
  value: string;
  by: string;
  at: string;
  reason: string | null;
  judgement: string;
}

export interface CountriesAnswer {
  rows: readonly (Country)[];
}

export interface Country {
  code: string;
  name: string;
  claims: number;
}

export interface CountryAsked {
  typed: string;
  code: string | null;
  name: string | null;
  held: boolean;
}

export interface Decided {
  claim: string;
  standing: "open" | "accepted" | "rejected" | "corrected" | "unsure";
  judgements: readonly (Judgement)[];
  corrected: readonly (Correction)[];
}

export interface Dossier {
  key: string;
  kind: string;
  name: string;
  country: string | null;
  sources: number;
  mentions: number;
  claim_count: number;
  quotation_count: number;
  types: readonly (TypeCount)[];
  named_in: readonly (NamedIn)[];
  claims: readonly (Part)[];
}

export interface Elsewhere {
  rows: readonly (ToldElsewhere)[];
  total: number;
  known: boolean;
  unread: number;
}

export interface Fact {
  id: string;
  says: string;
  source: string;
}

export interface FileRow {
  no: number;
  path: string;
  state: "found" | "running" | "read" | "partly_read" | "duplicate" | "skipped" | "failed" | "opened";
  reason: string | null;
  detail: string | null;
  source_id: string | null;
  first_path: string | null;
  size: number | null;
  tries: number;
}

export interface FilesAnswer {
  rows: readonly (FileRow)[];
  total: number;
  offset: number;
  reasons: readonly (ReasonCount)[];
}

export interface Finding {
  id: string;
  kind: "two_dates" | "two_places" | "two_numbers" | "order" | "age" | "weekday" | "first_ever" | "two_posts" | "not_alive" | "not_in_office" | "no_such_office" | "state_not_existing" | "body_not_existing" | "place_not_in_country" | "no_relations" | "unnamed_source" | "single_source" | "copied_from" | "told_by_others" | "dates_differ" | "places_differ" | "parties_differ" | "numbers_differ" | "denied_by";
  passages: readonly (Passage)[];
  claims: readonly (string)[];
  facts: readonly (Fact)[];
  says: string;
}

export interface FindingCount {
  kind: string;
  count: number;
}

export interface HistoryAnswer {
  claim: string;
  judgements: readonly (Judgement)[];
}

export interface Hit {
  kind: "texts" | "claims" | "actors";
  snippet: Snippet;
  source_id: string | null;
  title: string | null;
  file_name: string | null;
  part: string | null;
  published: string | null;
  start: number | null;
  end: number | null;
  block_kind: string | null;
  claim_id: string | null;
  line: ClaimLine | null;
  unsure_date: boolean;
  key: string | null;
  actor_kind: string | null;
  country: string | null;
  sources: number;
  mentions: number;
}

export interface Hop {
  who: string;
  actor: string | null;
  kind: "medium" | "person" | "official" | "document" | "unnamed";
  words: Passage | null;
  cue: Passage | null;
}

export interface Judgement {
  id: string;
  decision: "accept" | "reject" | "correct" | "same" | "different" | "unsure" | "verdict" | "take_back";
  subject: string;
  by: string;
  at: string;
  reason: string | null;
  other: string | null;
  change: Readonly<Record<string, string>> | null;
  evidence: readonly (string)[];
}

export interface JudgesAnswer {
  names: readonly (string)[];
}

export interface KindCount {
  kind: string;
  count: number;
}

export interface Loaded {
  words: Passage;
  why: string;
}

export interface MeaningAnswer {
  country: CountryAsked | null;
  page: AlikePage;
}

export interface MentionRow {
  start: number;
  end: number;
  words: string;
  kind: "name" | "title" | "pronoun" | "role" | "demonym";
  before: string;
  after: string;
}

export interface MentionShown {
  start: number;
  end: number;
  kind: string;
  actor: string;
}

export interface MentionsAnswer {
  actor: string;
  rows: readonly (MentionRow)[];
}

export interface NamedIn {
  source_id: string;
  title: string | null;
  file_name: string;
  published: string | null;
  actor_id: string;
  mentions: number;
}

export interface Openness {
  value: "public" | "private" | "secret" | "unstated";
  words: Passage | null;
}

export interface Outline {
  row: SourceRow;
  source: Source;
  stretches: readonly (Stretch)[];
  claim_types: readonly (ClaimTypeCount)[];
}

export interface Overview {
  name: string;
  path: string;
  sources: number;
  words: number;
  claims: number;
  quotations: number;
  actors: number;
  findings: number;
  readers: readonly (string)[];
}

export interface Page {
  start: number;
  end: number;
  label: string;
}

export interface Part {
  roles: readonly (string)[];
  line: ClaimLine;
}

export interface Participant {
  role: "actor" | "recipient" | "intermediary" | "host" | "beneficiary";
  actor: string | null;
  country: string | null;
  sector: string | null;
  words: Passage | null;
}

export interface Party {
  role: string;
  name: string | null;
  country: string | null;
  key: string | null;
}

export interface Passage {
  start: number;
  end: number;
  words: string;
}

export interface Place {
  source_id: string;
  start: number;
}

export interface Post {
  office: string;
  of: string | null;
  from: string | null;
  to: string | null;
  words: Passage | null;
  fact: string | null;
}

export interface ProblemAnswer {
  what: string;
  why: string;
  next: string;
}

export interface Quotation {
  id: string;
  content: Passage;
  direct: boolean;
  speaker: Speaker | null;
  cue: Passage | null;
  addressee: Speaker | null;
  medium: Speaker | null;
  when: When | null;
  within: string | null;
}

export interface ReasonCount {
  state: "found" | "running" | "read" | "partly_read" | "duplicate" | "skipped" | "failed" | "opened";
  reason: string | null;
  count: number;
}

export interface Relation {
  kind: string;
  claim: string | null;
  distance: string | null;
}

export interface RosterRow {
  key: string;
  kind: string;
  name: string;
  country: string | null;
  sources: number;
  mentions: number;
  claims: number;
}

export interface SearchAnswer {
  country: CountryAsked | null;
  texts: SearchPage;
  notes: SearchPage;
  claims: SearchPage;
  actors: SearchPage;
}

export interface SearchPage {
  hits: readonly (Hit)[];
  total: number;
  capped: boolean;
  offset: number;
}

export interface Snippet {
  words: string;
  marks: readonly (readonly [number, number])[];
  start: number | null;
  cut_before: boolean;
  cut_after: boolean;
}

export interface Source {
  id: string;
  sha256: string;
  media_type: string;
  file_name: string;
  part: string | null;
  url: string | null;
  title: string | null;
  author: string | null;
  publisher: string | null;
  published: string | null;
  language: string | null;
  kind: "essay" | "news" | "cable" | "memorandum" | "memorandum_of_conversation" | "letter" | "email" | "speech" | "interview" | "chronology" | "book" | "editorial_note" | "list" | "report" | "unknown";
  classification: string | null;
  reliability: "A" | "B" | "C" | "D" | "E" | "F";
  retrieved_at: string | null;
}

export interface SourceRow {
  id: string;
  title: string | null;
  file_name: string;
  part: string | null;
  kind: string;
  author: string | null;
  publisher: string | null;
  published: string | null;
  language: string | null;
  classification: string | null;
  reliability: string;
  media_type: string;
  path: string | null;
  state: "found" | "running" | "read" | "partly_read" | "duplicate" | "skipped" | "failed" | "opened" | null;
  reason: string | null;
  detail: string | null;
  characters: number;
  words: number;
  actors: number;
  claims: number;
  quotations: number;
  findings: readonly (FindingCount)[];
  reader: string;
}

export interface SourcesAnswer {
  rows: readonly (SourceRow)[];
  total: number;
  offset: number;
  kinds: readonly (ValueCount)[];
  states: readonly (ValueCount)[];
}

export interface Speaker {
  actor: string | null;
  words: Passage | null;
}

export interface Spread {
  total: number;
  starts: readonly (number)[];
  standings: readonly (StandingCount)[];
}

export interface Stance {
  value: "asserted" | "denied" | "possible" | "planned" | "asked" | "hypothetical" | "habitual";
  words: Passage | null;
}

export interface StandingCount {
  standing: "open" | "accepted" | "rejected" | "corrected" | "unsure";
  count: number;
}

export interface Stretch {
  start: number;
  end: number;
  claims: number;
  quotations: number;
}

export interface StretchAnswer {
  start: number;
  end: number;
  content: string;
  blocks: readonly (Block)[];
  pages: readonly (Page)[];
  claims: readonly (Claim)[];
  quotations: readonly (Quotation)[];
  mentions: readonly (MentionShown)[];
  actors: readonly (ActorShown)[];
  findings: readonly (Finding)[];
  decided: readonly (Decided)[];
  loaded: readonly (Loaded)[];
}

export interface Teller {
  who: string;
  cue: string | null;
}

export interface Thing {
  words: Passage;
  amount: string | null;
  unit: string | null;
}

export interface ToldElsewhere {
  sentence: Alike;
  parties: readonly (string)[];
  countries: readonly (string)[];
  times: readonly (string)[];
  same_words: boolean;
}

export interface TypeCount {
  type: string;
  role: string;
  count: number;
}

export interface ValueCount {
  value: string;
  count: number;
}

export interface When {
  words: Passage | null;
  edtf: string | null;
  earliest: string | null;
  latest: string | null;
  relation: Relation | null;
}

export interface Where {
  words: Passage;
  place: string | null;
  country: string | null;
}
