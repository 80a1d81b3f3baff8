export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-harbour-8)" />
      <circle cx="16" cy="16" r="3.6" fill="#fff" />
      <path d="M8.6 16a7.4 7.4 0 0 1 14.8 0M5 16a11 11 0 0 1 22 0" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
