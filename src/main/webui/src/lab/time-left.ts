// Times as people say them.

export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours > 0) {
    return `${hours} h ${String(minutes).padStart(2, '0')} min`;
  }
  if (minutes >= 10) {
    return `${minutes} min`;
  }
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

export function spokenTimeLeft(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 1) {
    return 'less than a minute';
  }
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export function roughly(seconds: number): string {
  if (seconds < 60) {
    return 'less than a minute';
  }
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}
