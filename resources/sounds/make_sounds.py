"""Makes the three sounds beside this file: ``python resources/sounds/make_sounds.py``.

They differ in rhythm, not only in pitch, so that they are told apart on the worst loudspeaker.
"""

import io
import math
import struct
import wave
from pathlib import Path

RATE = 22_050
VOLUME = 0.5
FADE = 0.005

# Each sound is a row of tones: hertz (0 is silence) and seconds.
SOUNDS = {
    "accepted": ((1760, 0.09),),
    "warning": ((880, 0.08), (0, 0.06), (880, 0.08), (0, 0.06), (880, 0.08)),
    "refused": ((220, 0.28), (0, 0.09), (196, 0.42)),
}


def wave_file(tones: tuple[tuple[int, float], ...]) -> bytes:
    """Return the tones as a mono WAV file of 16 bits."""
    samples = [sample for hertz, seconds in tones for sample in tone(hertz, seconds)]
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return target.getvalue()


def tone(hertz: int, seconds: float) -> list[int]:
    """Return the samples of one tone; its ends fade, because an abrupt end clicks."""
    count = round(RATE * seconds)
    fade = RATE * FADE
    return [
        round(
            32_767
            * VOLUME
            * min(1.0, place / fade, (count - place) / fade)
            * math.sin(2 * math.pi * hertz * place / RATE)
        )
        for place in range(count)
    ]


if __name__ == "__main__":
    for name, tones in SOUNDS.items():
        Path(__file__).with_name(f"{name}.wav").write_bytes(wave_file(tones))
