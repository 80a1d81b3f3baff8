import type { ReactNode, SVGProps } from "react";

type IconProps = SVGProps<SVGSVGElement> & { size?: number };

function drawn(shape: ReactNode, mirrored = false) {
  return function Icon({ size = 18, ...rest }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.9}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={mirrored ? "tp-mirrored" : undefined}
        {...rest}
      >
        {shape}
      </svg>
    );
  };
}

export const CompareIcon = drawn(<path d="M4 20h16M7 16V9M12 16V4M17 16v-5" />);
export const SpeechIcon = drawn(<path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5zM8 9.5h8M8 12.8h5" />);
export const FlagIcon = drawn(<path d="M6 21V4M6 4.5c4-2.5 7.500 2.500 12 0v9c-4.500 2.500-8-2.500-12 0" />);
export const HandshakeIcon = drawn(<path d="M3 8l4-2 5 2 5-2 4 2v7l-3 1-6 4-6-4-3-1zM12 8l-3.500 4 2 1.500L13 11.500l4 3.500" />);
export const FormIcon = drawn(<path d="M6 3.500h12v17H6zM9 8h1M12.500 8H15M9 12h1M12.500 12H15M9 16h1M12.500 16H15" />);
export const RouteIcon = drawn(<path d="M6 15.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM18 3.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM8.500 18H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.500" />);
export const BuildingIcon = drawn(<path d="M4 21V6l8-3 8 3v15M3 21h18M10 21v-4h4v4M8.500 9.500h1M14.500 9.500h1M8.500 13h1M14.500 13h1" />);
export const LockIcon = drawn(<path d="M6 11h12v9.500H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 14.500v2.500" />);
export const EnvelopeIcon = drawn(<path d="M4.500 5.500h15a1.500 1.500 0 0 1 1.500 1.500v10a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 17V7a1.500 1.500 0 0 1 1.500-1.500zM3.500 7l8.500 6.500L20.500 7" />);
export const SunIcon = drawn(<path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400" />);
export const MoonIcon = drawn(<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z" />);
export const LanguageIcon = drawn(<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.500 9h17M3.500 15h17M12 3c-5 5.500-5 12.500 0 18M12 3c5 5.500 5 12.500 0 18" />);
export const SearchIcon = drawn(<path d="M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM20 20l-4.800-4.800" />);
export const InfoIcon = drawn(<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.600v.1" />);
export const UpIcon = drawn(<path d="M12 19V5M6 11l6-6 6 6" />);
export const DownIcon = drawn(<path d="M12 5v14M6 13l6 6 6-6" />);
export const LevelIcon = drawn(<path d="M5 9.500h14M5 14.500h14" />);
export const DashIcon = drawn(<path d="M6 12h12" />);
export const EyeIcon = drawn(<path d="M3 12c1-2 4-6 9-6s8 4 9 6c-1 2-4 6-9 6s-8-4-9-6zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z" />);
export const EyeOffIcon = drawn(<path d="M4 4l16 16M10 6.300A9.800 9.800 0 0 1 12 6c5 0 8 4 9 6-.4.900-1.300 2.300-2.700 3.600M6.500 7.600C4.600 9 3.500 11 3 12c1 2 4 6 9 6 1.600 0 3-.4 4.200-1" />);
export const DownloadIcon = drawn(<path d="M12 4v11M7 10.500l5 5 5-5M4.500 20h15" />);
export const PrintIcon = drawn(<path d="M7 8V3.500h10V8M7 17H4.500v-7A1.500 1.500 0 0 1 6 8.500h12a1.500 1.500 0 0 1 1.500 1.500v7H17M7 14h10v6.500H7z" />);
export const TableIcon = drawn(<path d="M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9" />);
export const BackIcon = drawn(<path d="M19 12H5M11 6l-6 6 6 6" />, true);
export const NextIcon = drawn(<path d="M9 5l7 7-7 7" />, true);
export const ClockIcon = drawn(<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.500V12l3 2" />);
export const CheckIcon = drawn(<path d="M5 12.500l4.500 4.500L19 7.500" />);
export const CrossIcon = drawn(<path d="M6 6l12 12M18 6L6 18" />);
export const AlertIcon = drawn(<path d="M12 4L2.800 20h18.400L12 4zM12 10v4.500M12 17.300v.1" />);
export const StarIcon = drawn(<path d="M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900-4.300-4.100 5.900-.8z" />);
export const PauseIcon = drawn(<path d="M8.500 5v14M15.500 5v14" />);
export const PulseIcon = drawn(<path d="M3 12h4l3-7 4.500 14 3-7H21" />);
export const PersonIcon = drawn(<path d="M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 20.500c.8-4 3.700-6 7.500-6s6.700 2 7.500 6" />);
export const PeopleIcon = drawn(<path d="M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.6-3.500 3-5.500 6.500-5.500s5.900 2 6.500 5.500M15.500 5.300a3.500 3.500 0 0 1 0 6.400M17.500 14.800c2.300.6 3.600 2.500 4 5.200" />);
export const PlusIcon = drawn(<path d="M12 5v14M5 12h14" />);
export const NoteIcon = drawn(<path d="M5 4h14v11l-5 5H5zM19 15h-5v5M8.500 9h7M8.500 12.500h4" />);
export const KeyIcon = drawn(<path d="M8 11a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM11.300 12.300L20 3.500M16.500 7l3 3" />);
export const UploadIcon = drawn(<path d="M12 20V8.500M7 13l5-5 5 5M4.500 4h15" />);
export const RetryIcon = drawn(<path d="M20 12a8 8 0 1 1-2.500-5.800M20 3.500V8h-4.500" />);
export const ExitIcon = drawn(<path d="M14 4.500H5v15h9M10.500 12H21M17 8l4 4-4 4" />, true);
export const KeyboardIcon = drawn(<path d="M3 6.500h18v11H3zM7 10.500v.1M11 10.500v.1M15 10.500v.1M8.500 14h7" />);
export const InboxIcon = drawn(<path d="M4 13.500L6.500 5h11l2.500 8.500V19H4zM4 13.500h4.500a3.500 3.500 0 0 0 7 0H20" />);
export const CopyIcon = drawn(<path d="M9 9h11v11H9zM15 9V4H4v11h5" />);
export const CodeIcon = drawn(<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500H14zM20 14v3M17.500 20H20M14 20v-.500" />);
export const SlidersIcon = drawn(<path d="M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h11M19 17h1M17 15v4" />);
