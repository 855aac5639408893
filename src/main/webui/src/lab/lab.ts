// A lab as the API describes it.

export type LabState = 'queued' | 'starting' | 'ready' | 'asleep' | 'ended';

export interface Lab {
  id: string;
  state: LabState;
  stage?: string | null;
  course: string;
  lesson: string;
  expiresAt?: string | null;
  idleAt?: string | null;
  terminals?: number[];
  /** Absent where nobody asked the lab. */
  ports?: { port: number; url: string }[] | null;
  /** The address of any port, with {port} in place of the number. */
  preview?: string | null;
  reason?: string | null;
  /** How far a request for help has come that is not over; absent where nobody asked. */
  help?: string | null;
  /** Of a sleeping lab: its programs do not go on when it wakes. */
  programsEnd?: boolean | null;
  queue?: { place: number; estimateSeconds: number } | null;
}

/** The steps of a start, in order, with the names that learners see. */
export const stages = [
  { id: 'image', name: 'Preparing the image' },
  { id: 'start', name: 'Starting your container' },
  { id: 'set-up', name: 'Setting up the lesson' },
  { id: 'ready', name: 'Opening a shell' },
] as const;
