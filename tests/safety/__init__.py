"""Tests of emergencies, refusals and referrals."""
