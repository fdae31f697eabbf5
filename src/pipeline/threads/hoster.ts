import { writeHost } from "../hosts/host.ts";
import { steered } from "./steered.ts";

// The thread in which the rules of a host are written: see commandthread.ts.
steered(writeHost);
