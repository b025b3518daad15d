#pragma once

#include "stage.h"

/// One function an item; each throws at its first fault.
void connects(const Stage& stage);
void should_trade(const Stage& stage);
void fallback(const Stage& stage);
void last_known(const Stage& stage);
void deadline(const Stage& stage);
void trade_once(const Stage& stage);
void watch_resume(const Stage& stage);
void watch_silence(const Stage& stage);
void wrong_key(const Stage& stage);

/// Part of trade_once: what is sent again, when, and when no more.
void repeats();
/// Part of watch_resume: which token a watch goes on with, whatever it was cut off in.
void tokens();
