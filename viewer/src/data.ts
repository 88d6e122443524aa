// SPDX-License-Identifier: Apache-2.0

/**
 * What a report page shows. The program writes it as JSON into <script type="application/json"
 * id="report-data"> of the page (docs/formats.md, "Report data"); nothing else feeds the page.
 *
 * Times are whole seconds since the start of the simulation unless a name says otherwise; null =
 * did not happen. Positions are whole numbers: lon = origin[0] + x * step[0], lat = origin[1] + y *
 * step[1], so that one unit is the same distance in x and in y (one decimetre).
 * A line is [x0, y0, dx1, dy1, dx2, dy2, ...]: the first point, then steps from point to point.
 */
export interface ReportData {
  format: "stormcrew-report";
  format_version: 1;
  program: string; // "stormcrew 0.1.0 (git sha)"
  made: string; // ISO 8601
  title: Names;
  note: string; // what is real, what is assumed or hypothetical: always shown
  attribution: string; // of the roads: always shown with the map
  run?: RunData; // a run file's report
  study?: StudyData; // a study file's report
  drill?: DrillData; // of a scored drill, beside `run`: the team's own run
}

export interface Names {
  zh: string;
  en: string;
}

export interface RunData {
  start: string; // ISO 8601 with offset: moment 0
  start_unix_s: number;
  offset_min: number; // of local time
  end: number; // s
  late_s: number; // response times beyond this are late
  provenance: Record<string, string>; // scenario, hash, policy, plan, seed, replication, settings, ...
  summary: Record<string, number | null>; // attributes of /summary: the numbers `stormcrew run` prints
  measures: Measure[]; // the same in words, in the order of the printed summary
  levels: { at: number; level: "none" | "IV" | "III" | "II" | "I" }[]; // response levels
  map: MapData;
  weather: WeatherData;
  zones: (Place & { population: number })[];
  stations: (Place & { kind: string; capacity: number })[];
  basins: Basin[];
  unit_kinds: (Named & { skills: string[]; crew: number })[];
  incident_kinds: (Named & { needs: string })[];
  unit_statuses: Named[]; // id: "off_duty", "standby", ... by number
  incident_statuses: Named[];
  report_sources: Named[];
  units: Unit[];
  incidents: Incident[];
  busy: BusyTimeline;
  trips: TripTimeline;
}

/** One line of the printed summary; text is already formatted as printed there. */
export interface Measure {
  key: string; // "response_mean", "in_time", "person_trips", ...
  names: Names;
  text: Names; // "70.8 min"; may differ in words between the languages
}

export interface Named {
  id: string;
  names: Names;
}
export interface Place extends Named {
  x: number;
  y: number;
}

export interface MapData {
  origin: [number, number]; // degrees lon, lat
  step: [number, number]; // degrees per whole number
  streets: {
    // one entry each per street: both directions together
    road_class: number[]; // 0 motorway, 1 trunk, 2 primary, 3 secondary, 4 tertiary, ... 8 service
    elevated: (0 | 1)[];
    basin: number[]; // whose water covers it; -1: none
    name: number[]; // index into names
    line: number[][];
  };
  names: Names[]; // of streets; [0] is the empty name
  waterways: { names: Names; width_m: number; line: number[] }[];
  closures: { street: number; from: number; to: number }[]; // recorded closures
}

export interface WeatherData {
  step: number; // s; value k holds from k * step on
  rain_mm_per_h: number[]; // mean over the subdistricts
  rain_most_mm_per_h: number[]; // of the wettest subdistrict
  mean_wind_mps: number[]; // strongest of the subdistricts
  gust_mps: number[];
  canal_m: (number | null)[];
}

export interface Basin extends Place {
  kind: "waterlogging" | "underpass";
  closure_depth_mm: number; // 0: never closes
  depth_mm: number[]; // at the end of weather step k
  deepest_mm: number;
  deepest_at: number;
}

export interface Unit {
  id: string;
  kind: number;
  home: number; // station
  t: number[]; // s, ascending; between two entries the unit moves straight from one to the next
  x: number[];
  y: number[];
  status: number[]; // from this moment on
}

export interface Incident {
  number: number; // row in the run file; those that did not happen leave gaps
  kind: number;
  zone: number; // -1: none
  basin: number; // -1: none
  street: number; // -1: none; its name is where it is
  x: number;
  y: number;
  severity: number;
  severity_at_arrival: number | null;
  source: number;
  status: number;
  censored: "observed" | "lower_bound" | "not_reported";
  onset: number;
  report: number | null;
  dispatch: number | null;
  arrive: number | null;
  work_start: number | null;
  clear: number | null;
  blocks: boolean; // closes its street from onset to clear
  unit: number; // that arrived first, else was sent last; -1: none
  units_sent: number;
  parent: number; // `number` of the incident that led to it; -1: none
  response_s: number | null; // exact (three decimals); waiting so far where censored = lower_bound; null: never reported
  late: boolean;
  /** Where its response time went, in order of time; seconds add up to response_s. */
  delay: { cause: DelayCause; seconds: number; skill?: string }[]; // skill: that was lacking (no_crew, all_busy)
  /** What happened to it, in order of time. */
  story: StoryLine[];
}

export type DelayCause =
  | "call" // call handling, until the next dispatch epoch
  | "no_crew" // of some needed skill not enough units were on duty
  | "all_busy" // enough were on duty, but not enough free
  | "not_sent" // all it needs was free, and was not sent
  | "called_in" // its people had to come to it first
  | "turn_out"
  | "drive"
  | "held" // stood before water, wind or a closed street
  | "sent_elsewhere" // time lost by units that were taken away again
  | "still_waiting"; // to the end

export interface StoryLine {
  at: number;
  what:
    | "onset"
    | "report"
    | "order"
    | "called_off"
    | "arrive"
    | "work_start"
    | "wind_stop"
    | "clear"
    | "prevented"
    | "led_to"
    | "held";
  unit?: number;
  incident?: number; // its `number`
  estimate_s?: number; // of an order
}

/** Units by what they do at the beginning of each weather step. */
export interface BusyTimeline {
  step: number; // s
  on_duty: number[];
  moving: number[]; // turning out, driving, returning, called in
  on_scene: number[]; // setting up, working, waiting there, handing over
  stopped: number[]; // by wind or water
  guarding: number[]; // guard posts and patrols
  standby: number[]; // free; meals as well
}

/** Totals so far at the end of each hour; the last is that of the summary. */
export interface TripTimeline {
  step: number; // s
  person: number[];
  vehicle: number[];
}

/** `stormcrew compare STUDY --json`, unchanged (docs/formats.md, "Comparison of a study"). */
export interface StudyData {
  study: string;
  engine_version: string;
  git_sha: string;
  shard: { index: number; count: number }; // share of a study's replications; count 1: all
  halfwidth: string; // wished, for replications_needed: "5%" or "30"
  complete: boolean;
  missing: number;
  level: number; // of intervals: 0.95
  scenarios: StudyScenario[];
}
export interface StudyScenario {
  folder: string;
  names: Names;
  note: string;
  seed: number;
  baseline: string;
  differences: number;
  variants: StudyVariant[];
}
export interface StudyVariant {
  name: string;
  plan: string;
  policy: string;
  relocation: string;
  settings: string[];
  late_min: number;
  replications: number;
  replications_wanted: number;
  pairs: number;
  indicators: Record<string, { names: Names; unit: string; mean: Finding; p50: Finding; p90: Finding }>;
  groups: {
    by: "severity" | "kind";
    id: string;
    names: Names;
    reported: Finding;
    response_mean: Finding;
    response_p50: Finding;
    response_p90: Finding;
    late_share: Finding;
  }[];
  worst: { replication: number; response_mean_min: number; waited_min: number; command: string }[];
}
export interface EstimateData {
  value: number | null;
  low: number | null;
  high: number | null;
  few?: boolean; // too few replications for the interval to be trusted
  [more: string]: unknown;
}
export interface Finding extends EstimateData {
  replications_needed: number | null;
  difference: DifferenceData | null; // from the baseline
}
export interface DifferenceData extends EstimateData {
  clear_of_zero: boolean; // by itself
  clear_together: boolean; // with all differences of the scenario that vary
  replications_needed: number | null;
}

/** A drill that was scored: what the team did against what was expected. */
export interface DrillData {
  names: Names;
  variant: "tabletop" | "live" | "no_notice";
  team: string;
  begin: number; // s of the drill's window
  end: number;
  injects: DrillInject[];
  totals: { names: Names; team: string; expected: string; bound: string }[];
  remarks: Names[]; // the first says which decision cost most; then orders that could not be carried out, and such
}
export interface DrillInject {
  number: number; // as in the inject list
  incident: number; // row of run.incidents
  names: Names;
  team_response_s: number | null;
  expected_response_s: number | null;
  bound_response_s: number | null;
  team_until_work_s: number | null;
  expected_until_work_s: number | null;
  cost: number; // severity-weighted waiting until somebody is there, h
  expected_cost: number;
  work_cost: number; // likewise until work begins
  expected_work_cost: number;
  saved_by_better: number; // of either cost what the expected decision here alone would have saved, h; may be negative
  verdict: Names;
}
