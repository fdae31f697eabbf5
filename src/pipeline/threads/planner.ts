import { planParts } from "../parts/writing/planparts.ts";
import { steered } from "./steered.ts";

// The thread that plans parts: see commandthread.ts.
steered(planParts);
